import type { CopyEvidence } from "@throughline/contracts";
import type { CopyLink, CopyRow } from "@throughline/store";
import { type Comparison, compareTexts, type ShingledText } from "./comparison.ts";
import { type Verdict, verdictOf } from "./relation.ts";

/** The article to decide about, and what an earlier pass decided. */
export type Newcomer = { id: string; textHash: string; text: ShingledText; observedAt: Date };

/** An article that now stands under the newcomer. */
export type Move = { id: string; link: CopyLink };

/** An article that the newcomer is compared with. */
export type Candidate = { row: CopyRow; text: ShingledText };

export type Decision = { own: CopyLink; moves: Move[] };

const rankOf = { none: 0, partial: 1, near: 2, exact: 3 } as const;

/**
 * Places a newcomer in the copy trees. Among earlier articles it goes under the one with the strongest
 * relation; later articles that relate to it more strongly than to what they stand under go under it. Each
 * article so stands under the best of all that came before it, in whatever order they arrived here.
 */
export function decide(
  newcomer: Newcomer,
  candidates: readonly Candidate[],
  common: ReadonlySet<number>,
): Decision {
  const others = candidates.filter(({ row }) => row.id !== newcomer.id).sort((a, b) => byAge(a.row, b.row));
  let own: CopyLink | undefined;
  let nearest: CopyEvidence | undefined;
  const later: Candidate[] = [];
  for (const { row, text } of others) {
    if (byAge(newcomer, row) < 0) {
      later.push({ row, text });
      continue;
    }
    const link = linkOf(newcomer, newcomer.text, row, text, common);
    if (link.strength > (own?.strength ?? 0)) own = link;
    if (link.strength === 0 && isNearer(link.evidence, nearest)) nearest = link.evidence;
  }
  const decided = own ?? asOriginal(newcomer.id, nearest);
  const moves = later.flatMap(({ row, text }) => {
    const link = linkOf(row, text, newcomer, newcomer.text, common);
    return link.strength > row.strength
      ? [{ id: row.id, link: { ...link, originalId: decided.originalId } }]
      : [];
  });
  return { own: decided, moves };
}

/** The order in which articles count as earlier: observed first, then by id. */
export function byAge(a: { observedAt: Date; id: string }, b: { observedAt: Date; id: string }): number {
  return a.observedAt.getTime() - b.observedAt.getTime() || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0);
}

type Placed = { id: string; textHash: string; originalId?: string };

/** The link of a later article to an earlier one; of strength 0 when there is none. */
function linkOf(
  later: Placed,
  laterText: ShingledText,
  earlier: Placed,
  earlierText: ShingledText,
  common: ReadonlySet<number>,
): CopyLink {
  const comparison = compareTexts(laterText, earlierText, common);
  const verdict = sameText(later, earlier)
    ? { relation: "exact" as const, rule: "the same text" }
    : verdictOf(comparison);
  const rank = rankOf[verdict.relation];
  const share = (comparison.containment + comparison.reverseContainment) / 2;
  return {
    comparedWith: earlier.id,
    originalId: earlier.originalId ?? earlier.id,
    relation: verdict.relation === "none" ? "original" : verdict.relation,
    strength: rank === 0 ? 0 : rank + (rank === rankOf.exact ? 0 : share / 2),
    evidence: evidenceOf(earlier.id, verdict, comparison),
  };
}

function sameText(a: Placed, b: Placed): boolean {
  return a.textHash === b.textHash;
}

function asOriginal(id: string, nearest: CopyEvidence | undefined): CopyLink {
  return {
    comparedWith: null,
    originalId: id,
    relation: "original",
    strength: 0,
    evidence: nearest ?? { rule: "nothing like it is known" },
  };
}

function isNearer(evidence: CopyEvidence, than: CopyEvidence | undefined): boolean {
  const share = ({ containment, reverseContainment }: CopyEvidence) =>
    Math.max(containment ?? 0, reverseContainment ?? 0);
  return than === undefined || share(evidence) > share(than);
}

function evidenceOf(comparedWith: string, verdict: Verdict, comparison: Comparison): CopyEvidence {
  const { facts } = comparison;
  return {
    rule: verdict.rule,
    comparedWith,
    containment: rounded(comparison.containment),
    reverseContainment: rounded(comparison.reverseContainment),
    matchedWords: comparison.matchedWords,
    words: comparison.words,
    otherWords: comparison.otherWords,
    facts: { ...facts },
  };
}

/** Shares are told to a thousandth. */
const rounded = (share: number): number => Math.round(share * 1000) / 1000;
