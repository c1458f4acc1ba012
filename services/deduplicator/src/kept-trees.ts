import type { CopyEvidence, CopyRuling } from "@throughline/contracts";
import type { CopyChange, CopyRow } from "@throughline/store";
import { byAge } from "./edge.ts";
import { settle, throughStrength, unlinked } from "./trees.ts";
import { readText } from "./word-sequence.ts";

const { textHash: hashOfNothing } = readText("");

/** Whether a row's text was dropped for its age. */
export function isForgotten({ words, textHash }: Pick<CopyRow, "words" | "textHash">): boolean {
  return words.length === 0 && textHash !== hashOfNothing;
}

/**
 * Where the articles of one tree stand that stay in it when those in `leaving` go. Texts of it are forgotten, so that
 * nothing could tie it together again: it keeps what was found while they were there. A link to one that leaves, or
 * that a person's ruling took the place of, becomes one to the earliest that stays. `rulings` are those that hold now.
 */
export function keptTogether(
  rows: readonly CopyRow[],
  leaving: ReadonlySet<string>,
  rulings: ReadonlyMap<string, CopyRuling>,
): CopyChange[] {
  const staying = rows.filter(({ id }) => !leaving.has(id)).sort(byAge);
  const [first] = staying;
  if (!first) return [];
  const cores = Map.groupBy(staying, ({ coreId }) => coreId);
  const kept = staying.map((row): CopyChange => {
    const ruling = rulings.get(row.id);
    const leansOn = row.leansOn !== null && leaving.has(row.leansOn) ? null : row.leansOn;
    const isLost =
      row.evidence.by !== undefined || (row.comparedWith !== null && leaving.has(row.comparedWith));
    return {
      ...standingOf(row),
      // A core is named after the lowest of its ids, and one that left it may have been that.
      coreId: lowest(cores.get(row.coreId) ?? [row]),
      leansOn,
      nearness: leansOn === null ? 0 : row.nearness,
      ...(isLost ? linkTo(first, row) : {}),
      ...(ruling ? { ruling } : {}),
    };
  });
  const settled = new Map(settle(kept, []).map((each) => [each.id, each]));
  return kept.map((each) => settled.get(each.id) ?? each);
}

/** The part of a row that says where it stands, without why. */
export function standingOf(row: CopyRow): Omit<CopyChange, "evidence"> {
  const { id, at, coreId, leansOn, nearness, treeId, comparedWith, originalId, relation, strength } = row;
  return { id, at, coreId, leansOn, nearness, treeId, comparedWith, originalId, relation, strength };
}

function linkTo(first: CopyRow, { id, coreId }: CopyRow) {
  if (id === first.id) return unlinked;
  const evidence: CopyEvidence = {
    rule: "they stood together while their texts were kept",
    comparedWith: first.id,
  };
  const relation = coreId === first.coreId ? "near" : "partial";
  return { comparedWith: first.id, relation, strength: throughStrength, evidence } as const;
}

const lowest = (rows: readonly CopyRow[]): string => rows.map(({ id }) => id).sort()[0] ?? "";
