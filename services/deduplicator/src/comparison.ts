import { boilerplateMask } from "./boilerplate.ts";
import { countFacts, type FactCount } from "./fact-slots.ts";
import { type MaskedText, type MatchedRun, matchedRuns } from "./matched-runs.ts";
import { shinglesOf } from "./shingles.ts";
import type { WordSequence } from "./word-sequence.ts";

/** How two texts stand to each other, boilerplate left out. Shares are of shingles, 0 to 1. */
export type Comparison = {
  /** Share of this text's shingles that the other has. */
  containment: number;
  /** Share of the other's shingles that this text has. */
  reverseContainment: number;
  /** Words in matched passages. */
  matchedWords: number;
  /** Words of each text outside of boilerplate. */
  words: number;
  otherWords: number;
  /** Share of the first words of each text that stand in matched passages. */
  leadShare: number;
  otherLeadShare: number;
  /** Whether all that matches stands in the last part of both texts, as a site's standing tail does. */
  onlyTails: boolean;
  facts: FactCount;
  /** The passages that match, in the order of this text. */
  runs: readonly MatchedRun[];
};

/**
 * The words at the beginning that say what a report is about: a dateline and the first sentence or two, and no more
 * than half of a short text.
 */
const leadWords = 60;
/** A site's standing tail: at most so many words at the very end, behind at least this share of the text. */
const tailWords = 90;
const shareBeforeTail = 0.3;
/** Words by which two tails may differ at their end. */
const tailSlack = 6;

/** A text with its shingles. */
export type ShingledText = { words: WordSequence; shingles: Int32Array };

export function shingled(words: WordSequence): ShingledText {
  return { words, shingles: shinglesOf(words) };
}

/** Compares two texts. `common` holds the shingles known as boilerplate. */
export function compareTexts(a: ShingledText, b: ShingledText, common: ReadonlySet<number>): Comparison {
  const maskedA = masked(a, common);
  const maskedB = masked(b, common);
  const setA = shinglesOutside(maskedA);
  const setB = shinglesOutside(maskedB);
  let shared = 0;
  for (const shingle of setA) if (setB.has(shingle)) shared++;
  const runs = shared === 0 ? [] : matchedRuns(maskedA, maskedB);
  return {
    containment: setA.size === 0 ? 0 : shared / setA.size,
    reverseContainment: setB.size === 0 ? 0 : shared / setB.size,
    matchedWords: runs.reduce((sum, run) => sum + run.length, 0),
    words: outside(maskedA.mask),
    otherWords: outside(maskedB.mask),
    leadShare: leadShare(
      maskedA.mask,
      runs.map((run) => ({ start: run.a, length: run.length })),
    ),
    otherLeadShare: leadShare(
      maskedB.mask,
      runs.map((run) => ({ start: run.b, length: run.length })),
    ),
    onlyTails: onlyTails(a.words.length, b.words.length, runs),
    facts: countFacts(a.words, b.words, runs),
    runs,
  };
}

function leadShare(mask: Uint8Array, passages: readonly { start: number; length: number }[]): number {
  const matched = new Uint8Array(mask.length);
  for (const { start, length } of passages) matched.fill(1, start, start + length);
  const lead = Math.min(leadWords, Math.ceil(outside(mask) / 2));
  let words = 0;
  let inPassages = 0;
  for (let at = 0; at < mask.length && words < lead; at++) {
    if (mask[at]) continue;
    words++;
    inPassages += matched[at] ?? 0;
  }
  return words === 0 ? 0 : inPassages / words;
}

function onlyTails(wordsA: number, wordsB: number, runs: readonly MatchedRun[]): boolean {
  const first = runs[0];
  const last = runs.at(-1);
  if (!first || !last) return false;
  const startB = Math.min(...runs.map((run) => run.b));
  const endB = Math.max(...runs.map((run) => run.b + run.length));
  return isTail(first.a, last.a + last.length, wordsA) && isTail(startB, endB, wordsB);
}

function isTail(start: number, end: number, words: number): boolean {
  return end >= words - tailSlack && words - start <= tailWords && start >= words * shareBeforeTail;
}

function masked({ words, shingles }: ShingledText, common: ReadonlySet<number>): MaskedText {
  return { words, shingles, mask: boilerplateMask(shingles, words.length, common) };
}

function shinglesOutside({ shingles, mask }: MaskedText): Set<number> {
  const found = new Set<number>();
  shingles.forEach((shingle, at) => {
    if (!mask[at]) found.add(shingle);
  });
  return found;
}

function outside(mask: Uint8Array): number {
  return mask.reduce((sum, bit) => sum + 1 - bit, 0);
}
