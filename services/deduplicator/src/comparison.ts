import { boilerplateMask } from "./boilerplate.ts";
import { countFacts, type FactCount } from "./fact-slots.ts";
import { type MaskedText, type MatchedRun, matchedRuns } from "./matched-runs.ts";
import { sampleOf, shinglesOf } from "./shingles.ts";
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

/** A text ready to be compared; its standing passages are masked. `telling` and `wordsOutside` are what is left. */
export type Sketch = MaskedText & { telling: ReadonlySet<number>; wordsOutside: number };

/** `common` holds those of the text's sampled shingles that are known to stand in many different articles. */
export function sketchOf(words: WordSequence, common: ReadonlySet<number>): Sketch {
  const shingles = shinglesOf(words);
  const sample = common.size === 0 ? common : new Set(sampleOf(shingles));
  const masked = { words, shingles, mask: boilerplateMask(shingles, words.length, sample, common) };
  return { ...masked, telling: shinglesOutside(masked), wordsOutside: outside(masked.mask) };
}

/** Compares two texts. What it says of `a` and `b` it says of `b` and `a`, sides exchanged. */
export function compareTexts(a: Sketch, b: Sketch): Comparison {
  return comesFirst(a.words, b.words) ? compareInOrder(a, b) : exchanged(compareInOrder(b, a));
}

/** An order of texts that depends on nothing else, so that a pair is always looked at from the same side. */
function comesFirst(a: WordSequence, b: WordSequence): boolean {
  if (a.length !== b.length) return a.length < b.length;
  const at = a.findIndex((word, index) => word !== b[index]);
  return at < 0 || (a[at] ?? 0) < (b[at] ?? 0);
}

function compareInOrder(a: Sketch, b: Sketch): Comparison {
  const [fewer, more] = a.telling.size < b.telling.size ? [a.telling, b.telling] : [b.telling, a.telling];
  let shared = 0;
  for (const shingle of fewer) if (more.has(shingle)) shared++;
  const runs = shared === 0 ? [] : matchedRuns(a, b);
  return {
    containment: a.telling.size === 0 ? 0 : shared / a.telling.size,
    reverseContainment: b.telling.size === 0 ? 0 : shared / b.telling.size,
    matchedWords: runs.reduce((sum, run) => sum + run.length, 0),
    words: a.wordsOutside,
    otherWords: b.wordsOutside,
    leadShare: leadShare(
      a,
      runs.map((run) => ({ start: run.a, length: run.length })),
    ),
    otherLeadShare: leadShare(
      b,
      runs.map((run) => ({ start: run.b, length: run.length })),
    ),
    onlyTails: onlyTails(a.words.length, b.words.length, runs),
    facts: countFacts(a.words, b.words, runs),
    runs,
  };
}

function exchanged(of: Comparison): Comparison {
  return {
    ...of,
    containment: of.reverseContainment,
    reverseContainment: of.containment,
    words: of.otherWords,
    otherWords: of.words,
    leadShare: of.otherLeadShare,
    otherLeadShare: of.leadShare,
    runs: of.runs.map(({ a, b, length }) => ({ a: b, b: a, length })).sort((x, y) => x.a - y.a),
  };
}

function leadShare(
  { mask, wordsOutside }: Sketch,
  passages: readonly { start: number; length: number }[],
): number {
  if (passages.length === 0) return 0;
  const matched = new Uint8Array(mask.length);
  for (const { start, length } of passages) matched.fill(1, start, start + length);
  const lead = Math.min(leadWords, Math.ceil(wordsOutside / 2));
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

/** Loops over typed arrays, since this is done for each article that is compared. */
function shinglesOutside({ shingles, mask }: MaskedText): Set<number> {
  const found = new Set<number>();
  for (let at = 0; at < shingles.length; at++) if (!mask[at]) found.add(shingles[at] ?? 0);
  return found;
}

function outside(mask: Uint8Array): number {
  let count = 0;
  for (let at = 0; at < mask.length; at++) count += 1 - (mask[at] ?? 0);
  return count;
}
