import type { Report } from "./report.ts";

/** What each thing of a report weighs before its rarity counts. */
export type Weights<K> = ReadonlyMap<K, number>;

/** A word of the title and one of the first sentences count as so many of the text. */
const titleWeight = 3;
const leadWeight = 2;
const leadSentences = 2;
/** What an entity weighs at no salience; at full salience it weighs 1 more. */
const leastEntityWeight = 0.3;

type AllWeights = { words: Weights<number>; facts: Weights<number>; entities: Weights<string> };

const known = new WeakMap<Report, AllWeights>();

/** Words by 1 + log of their count, places in title and lead counted more. */
export const wordWeights = (report: Report): Weights<number> => weightsOf(report).words;
/** Names and numbers as words weigh, and the days that are named. */
export const factWeights = (report: Report): Weights<number> => weightsOf(report).facts;
/** Entities by their salience. */
export const entityWeights = (report: Report): Weights<string> => weightsOf(report).entities;

function weightsOf(report: Report): AllWeights {
  let weights = known.get(report);
  if (!weights) {
    weights = makeWeights(report);
    known.set(report, weights);
  }
  return weights;
}

function makeWeights(report: Report): AllWeights {
  const words = new Map<number, number>();
  report.sentences.forEach((terms, index) => {
    const weight = index === 0 ? titleWeight : index <= leadSentences ? leadWeight : 1;
    for (const term of terms) words.set(term, (words.get(term) ?? 0) + weight);
  });
  for (const [term, count] of words) words.set(term, 1 + Math.log(count));
  const facts = new Map(report.facts.map((fact) => [fact, words.get(fact) ?? 1]));
  for (const day of report.dates) facts.set(day, 1);
  const entities = new Map(report.entities.map(({ id, salience }) => [id, leastEntityWeight + salience]));
  return { words, facts, entities };
}
