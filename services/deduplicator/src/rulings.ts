import type { CopyEvidence, CopyRuling } from "@throughline/contracts";
import type { CopyChange } from "@throughline/store";
import { byAge, declaredStrength } from "./edge.ts";

/** What a person's ruling makes of an article's link. No machine compared anything for it. */
export function ruledLink({ copyOf, note, at }: CopyRuling) {
  const evidence: CopyEvidence = {
    by: "person",
    rule: copyOf === null ? "a person says that it is no copy" : "a person says that it is a copy",
    ruledAt: at,
    ...(note === "" ? {} : { note }),
    ...(copyOf === null ? {} : { comparedWith: copyOf }),
  };
  return {
    comparedWith: copyOf,
    relation: copyOf === null ? "original" : "near",
    strength: 0,
    evidence,
  } as const;
}

/** Whether a row stands as the ruling says that holds now, or as none does. */
export function standsAsRuled(evidence: CopyEvidence, ruling: CopyRuling | undefined): boolean {
  return (evidence.by === "person" ? evidence.ruledAt : undefined) === ruling?.at;
}

/**
 * Gives each article the original that its links lead up to. Where what a person ruled, or a page declared, closes a
 * circle with other links, the article that it leads to counts as an original, or the next one that nobody ruled about.
 */
export function followed(standings: Map<string, CopyChange>): void {
  const isFixed = (each: CopyChange) => each.ruling !== undefined || each.strength >= declaredStrength;
  const fixed = [...standings.values()].filter((each) => each.comparedWith !== null && isFixed(each));
  for (const each of fixed.sort((a, b) => Number(!a.ruling) - Number(!b.ruling) || byAge(a, b))) {
    const above = wayUp(standings, each);
    if (above.at(-1) !== each.id) continue;
    const cut = above
      .flatMap((id) => standings.get(id) ?? [])
      .find((standing) => standing.ruling === undefined && standing.id !== each.id);
    if (cut) Object.assign(cut, copied(each));
  }
  for (const each of standings.values()) each.originalId = wayUp(standings, each).at(-1) ?? each.id;
}

/** The articles above one, the nearest first; it ends with the article itself where they lead back to it. */
function wayUp(standings: ReadonlyMap<string, CopyChange>, from: CopyChange): string[] {
  const above = new Set<string>();
  for (let at = from.comparedWith; at !== null && !above.has(at); ) {
    above.add(at);
    at = at === from.id ? null : (standings.get(at)?.comparedWith ?? null);
  }
  return [...above];
}

/** Of an article that must be an original, since the one that it would be from is its copy. */
function copied(copy: CopyChange) {
  const evidence: CopyEvidence = {
    by: copy.ruling ? "person" : "canonical",
    rule: copy.ruling
      ? "a person says that one like it is its copy"
      : "the page of one like it names it as the canonical one",
  };
  return { comparedWith: null, relation: "original", strength: 0, evidence } as const;
}
