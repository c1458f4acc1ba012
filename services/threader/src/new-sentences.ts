import type { NewSentence } from "@throughline/contracts";
import { sameLanguage } from "./likeness.ts";
import type { NewReport, Report } from "./report.ts";
import type { TermedSentence } from "./terms.ts";

/** A sentence with fewer content words says nothing by itself: a dateline, a heading. */
const fewestTerms = 3;
/** Share of a sentence's weight in one earlier sentence, or in all earlier ones, at which it is told already. */
const toldByOne = 0.6;
const toldByAll = 0.75;
/** Names and numbers weigh more than other words. */
const factWeight = 2;

/**
 * The sentences that say what no earlier report of the event said. Method: greedy coverage of content words. A
 * sentence is told already when one earlier sentence has most of its weight, or all earlier ones together
 * three quarters, and it brings no number that is new; what it says counts as told from there on.
 *
 * Words compare within one language only. Where the earlier reports are all in others, a sentence counts as new
 * when it has a number that none of them has.
 */
export function newSentences({ report, sentences }: NewReport, earlier: readonly Report[]): NewSentence[] {
  const comparable = earlier.filter((other) => sameLanguage(other, report));
  const foreign = comparable.length === 0 && earlier.length > 0;
  const told = comparable.flatMap((other) => other.sentences).map((terms) => new Set(terms));
  const toldTerms = new Set((foreign ? [...earlier] : comparable).flatMap((other) => other.sentences.flat()));
  const found: NewSentence[] = [];
  for (const sentence of sentences) {
    const weights = weightsOf(sentence);
    if (weights.size < fewestTerms) continue;
    const isNew = foreign ? bringsNumber(sentence, toldTerms) : !isTold(sentence, weights, told, toldTerms);
    if (!isNew) continue;
    found.push({ text: sentence.text, start: sentence.start, end: sentence.end });
    told.push(new Set(weights.keys()));
    for (const term of weights.keys()) toldTerms.add(term);
  }
  return found;
}

function weightsOf({ terms }: TermedSentence): Map<number, number> {
  return new Map(terms.map(({ id, kind }) => [id, kind === "word" ? 1 : factWeight]));
}

function isTold(
  sentence: TermedSentence,
  weights: ReadonlyMap<number, number>,
  told: readonly ReadonlySet<number>[],
  toldTerms: ReadonlySet<number>,
): boolean {
  if (bringsNumber(sentence, toldTerms)) return false;
  return share(weights, toldTerms) >= toldByAll || told.some((terms) => share(weights, terms) >= toldByOne);
}

function bringsNumber({ terms }: TermedSentence, toldTerms: ReadonlySet<number>): boolean {
  return terms.some(({ id, kind }) => kind === "number" && !toldTerms.has(id));
}

function share(weights: ReadonlyMap<number, number>, within: ReadonlySet<number>): number {
  let all = 0;
  let shared = 0;
  for (const [term, weight] of weights) {
    all += weight;
    if (within.has(term)) shared += weight;
  }
  return shared / all;
}
