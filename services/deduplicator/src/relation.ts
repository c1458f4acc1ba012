import type { CopyRelation } from "@throughline/contracts";
import type { Comparison } from "./comparison.ts";
import { wordsInOrder } from "./matched-runs.ts";

/** What a comparison says: the relation of the later text to the earlier one, and the rule that said so. */
export type Verdict = { relation: Exclude<CopyRelation, "original"> | "none"; rule: string };

/** Share of a text that must stand in the other for it to be called a copy: room for a dateline and a tail. */
const nearShare = 0.75;
/** A copy keeps at least this share of its original; less is a brief. */
const keptShare = 0.5;
/** Share of either text in the other from which they are related at all. */
const partialShare = 0.3;
/**
 * The same by words in matched passages that follow one another in both texts: where every third word was changed, few
 * shingles are left whole, but the passages between still cover both. Out of their order they are the phrases of a form.
 */
const rewordedShare = 0.35;
/**
 * Share of the first words of each that must stand in the other. What a text leads with is what it is about: one
 * that leads with something else and has a passage in common quotes it, or both quote a third.
 */
const leastLeadShare = 0.35;
/** A whole report within a longer text is a part of it wherever it stands, if it has at least so many words. */
const wholeShare = 0.9;
const wholeWords = 150;
/** Fewer matched words than this are a quotation or a phrase. */
const leastWords = 20;
/** Facts that stand changed in their place, out of those that stand in it at all, at which a form was refilled. */
const templateShare = 0.35;
/**
 * A form dense in figures of which most are others: so many numbers changed, out of those that stand in their places, and
 * so many facts changed to a word. A market's report of the next day keeps its names, and so stays below the share above.
 */
const leastRefilledNumbers = 3;
const refilledNumbersShare = 0.5;
const refilledDensity = 0.07;
/** Figures are few in most reports: where these two are others, it is another count. */
const leastChangedNumbers = 2;
/** The same, at which a copy no longer says the same: an update. */
const updateShare = 0.08;
const leastChangedFacts = 3;

/** The same words in the same order, whatever the case and the signs. */
export const sameText: Verdict = { relation: "exact", rule: "the same text" };

/** Half of a text and half of both leads: what it takes for two articles to share one tree whatever else they have. */
const joiningShare = 0.5;

/** Decides what a later text is to an earlier one that it was compared with. */
export function verdictOf(comparison: Comparison): Verdict {
  const { containment, reverseContainment, matchedWords, words, otherWords } = comparison;
  const least = Math.min(leastWords, words, otherWords);
  if (matchedWords < least || matchedWords === 0) return { relation: "none", rule: "too little in common" };
  if (comparison.onlyTails) return { relation: "none", rule: "only the closing words match" };
  if (Math.max(containment, reverseContainment) < partialShare && !isReworded(comparison))
    return { relation: "none", rule: "too little in common" };
  if (!sameLead(comparison) && !holdsWhole(comparison))
    return { relation: "none", rule: "a passage in common, but each leads with something else" };
  if (isTemplate(comparison)) return { relation: "none", rule: "same form, other facts" };
  if (containment < nearShare) return { relation: "partial", rule: "contains much of the other" };
  if (reverseContainment < keptShare) return { relation: "partial", rule: "a part of the other" };
  if (isUpdate(comparison)) return { relation: "partial", rule: "same text with changed facts" };
  return { relation: "near", rule: "nearly the same text" };
}

/**
 * Whether a relation is strong enough to join all that stands with the one article to all that stands with the other.
 * A round-up holds many reports, and a brief may share its sentence with several: such weaker relations tie one article
 * to another only where it has no strong one.
 */
export function isStrong({
  containment,
  reverseContainment,
  leadShare,
  otherLeadShare,
}: Comparison): boolean {
  return (
    Math.max(containment, reverseContainment) >= joiningShare &&
    Math.min(leadShare, otherLeadShare) >= joiningShare
  );
}

function sameLead({ leadShare, otherLeadShare }: Comparison): boolean {
  return Math.min(leadShare, otherLeadShare) >= leastLeadShare;
}

function isReworded({ matchedWords, words, otherWords, runs }: Comparison): boolean {
  const least = rewordedShare * Math.max(words, otherWords);
  return matchedWords >= least && wordsInOrder(runs) >= least;
}

function holdsWhole({ containment, reverseContainment, words, otherWords }: Comparison): boolean {
  return (
    (containment >= wholeShare && words >= wholeWords) ||
    (reverseContainment >= wholeShare && otherWords >= wholeWords)
  );
}

/**
 * Numbers and names that disagree in their places speak against a copy, where they do so more than other words
 * do: a rework changes any words, a refilled form changes the facts.
 */
function isTemplate(comparison: Comparison): boolean {
  const { numbersKept, numbersChanged, wordsKept, wordsChanged } = comparison.facts;
  const share = factsChangedShare(comparison);
  const others = wordsChanged / Math.max(1, wordsKept + wordsChanged);
  if (share <= 2 * others) return false;
  const numbersShare = numbersChanged / Math.max(1, numbersKept + numbersChanged);
  const density = factsChanged(comparison) / Math.max(1, wordsKept + wordsChanged);
  if (
    numbersChanged >= leastRefilledNumbers &&
    numbersShare >= refilledNumbersShare &&
    density >= refilledDensity
  )
    return true;
  return factsChanged(comparison) >= leastChangedFacts && share >= templateShare;
}

/** A copy that has other facts is tagged anew, since what is new in it are these. */
function isUpdate(comparison: Comparison): boolean {
  const { numbersKept, numbersChanged } = comparison.facts;
  if (numbersChanged >= leastChangedNumbers && numbersChanged >= numbersKept) return true;
  return factsChangedShare(comparison) > updateShare && factsChanged(comparison) >= leastChangedFacts;
}

function factsChanged({ facts }: Comparison): number {
  return facts.numbersChanged + facts.namesChanged;
}

function factsChangedShare(comparison: Comparison): number {
  const { numbersKept, namesKept } = comparison.facts;
  const changed = factsChanged(comparison);
  return changed / Math.max(1, changed + numbersKept + namesKept);
}
