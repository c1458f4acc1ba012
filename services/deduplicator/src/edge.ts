import type { CopyEvidence } from "@throughline/contracts";
import type { CopyLink, CopyText } from "@throughline/store";
import { type Comparison, compareTexts, type Sketch } from "./comparison.ts";
import { isStrong, sameText, type Verdict, verdictOf } from "./relation.ts";

/** An article ready to be compared. `at` is the time from which it counts. */
export type Compared = Omit<CopyText, "words" | "common"> & { sketch: Sketch };

/** What stands between two articles that were compared. */
export type Edge = {
  /** The later of the two, and the earlier, which it may have its text from. */
  later: string;
  earlier: string;
  /** What the later one is to the earlier, without the root of the tree; of strength 0 when they are not related. */
  link: Omit<CopyLink, "originalId">;
  /** Joins the trees of both; otherwise it only ties an article that has no strong relation. */
  strong: boolean;
  /** How near they are whichever is the later; 0 when they are not related. */
  nearness: number;
};

const rankOf = { none: 0, partial: 1, near: 2, exact: 3 } as const;

/** Among relatives of one kind, the one whose publisher the text names is the one that it is from. */
const creditBonus = 0.5;

/** From this strength on a link holds whichever article is the later one, stronger than any that texts alone can have. */
export const declaredStrength = 10;

/**
 * Compares two articles. The answer does not depend on which is given first. The one whose page names the other as its
 * canonical one counts as the later.
 */
export function edgeBetween(a: Compared, b: Compared): Edge {
  const isDeclared = pointsTo(a, b) !== pointsTo(b, a);
  const isLater = isDeclared ? pointsTo(a, b) : byAge(a, b) > 0;
  const [later, earlier] = isLater ? [a, b] : [b, a];
  const same = later.textHash === earlier.textHash;
  // Of an old article only the hash of its text is kept.
  const kept = later.sketch.words.length > 0 ? later.sketch : earlier.sketch;
  const comparison = same ? compareTexts(kept, kept) : compareTexts(later.sketch, earlier.sketch);
  const verdict = same ? sameText : verdictOf(comparison);
  const rank = rankOf[verdict.relation];
  const share = (comparison.containment + comparison.reverseContainment) / 2;
  const isCredited = later.creditedTo !== "" && later.creditedTo === earlier.publisher;
  const bonus = (isCredited ? creditBonus : 0) + (isDeclared ? declaredStrength : 0);
  const strong = rank > 0 && (same || isStrong(comparison));
  const isRevision = strong && !same && later.publisher !== "" && later.publisher === earlier.publisher;
  const strength = rank === 0 ? 0 : rank + (same ? 0 : share / 2) + bonus;
  return {
    later: later.id,
    earlier: earlier.id,
    link: {
      comparedWith: earlier.id,
      relation: verdict.relation === "none" ? "original" : verdict.relation,
      strength,
      evidence: {
        ...(same && kept.words.length === 0
          ? { rule: verdict.rule, comparedWith: earlier.id, containment: 1, reverseContainment: 1 }
          : evidenceOf(earlier.id, verdict, comparison)),
        ...(later.says === "" ? {} : { says: later.says }),
        ...(isRevision ? { revision: "a later text of the same publisher's own report" } : {}),
        ...(isDeclared && rank > 0 ? { canonical: "its page names the other as its canonical one" } : {}),
      },
    },
    strong,
    nearness: rank === 0 ? 0 : same ? 2 : share,
  };
}

function pointsTo(a: Compared, b: Compared): boolean {
  return a.pointsTo !== null && a.pointsTo === b.urlHash;
}

/** The order in which articles count as earlier: by time, then by id. */
export function byAge(a: { at: Date; id: string }, b: { at: Date; id: string }): number {
  return a.at.getTime() - b.at.getTime() || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0);
}

function evidenceOf(comparedWith: string, verdict: Verdict, comparison: Comparison): CopyEvidence {
  return {
    rule: verdict.rule,
    comparedWith,
    containment: rounded(comparison.containment),
    reverseContainment: rounded(comparison.reverseContainment),
    matchedWords: comparison.matchedWords,
    words: comparison.words,
    otherWords: comparison.otherWords,
    facts: { ...comparison.facts },
  };
}

/** Shares are told to a thousandth. */
const rounded = (share: number): number => Math.round(share * 1000) / 1000;
