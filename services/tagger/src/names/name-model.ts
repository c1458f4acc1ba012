import { labelChain } from "./chain.ts";
import { withGivenPlaces } from "./given-places.ts";
import { type FoundName, labelCount, labels, mayFollow, type NameType } from "./labels.ts";
import { createLexicon, type Lexicon } from "./lexicon.ts";
import { featuresOf } from "./name-features.ts";
import { type NameToken, nameTokens } from "./name-tokens.ts";

/** What a model was trained to: the rows of features that count, a label's weight each, and a lexicon. */
export type NameWeights = {
  /** The features' hashes, each once; the place of a hash is its row. */
  hashes: Uint32Array;
  /** `labelCount` signed bytes a row; times `scale` each is a weight. */
  weights: Int8Array;
  scale: number;
  transitions: Float64Array;
  lexicon: [hash: number, kinds: number][];
};

/** Finds the names in a sentence. */
export type NameModel = { find(sentence: string): FoundName[] };

/** A sentence of more tokens is read in pieces of this many. */
const longestPiece = 400;
const impossible = -1e9;
/** Taken from the score of "no name": trained on short texts, the models call too little a name. */
const outsideHandicap = 0.8;

/** A model from its weights. Reading a sentence takes some 50 µs for ten words. */
export function createNameModel(trained: NameWeights): NameModel {
  const lexicon = createLexicon(trained.lexicon);
  const rowOf = rowsByHash(trained.hashes);
  return {
    find: (sentence) => {
      const tokens = nameTokens(sentence);
      const found: FoundName[] = [];
      for (let from = 0; from < tokens.length; from += longestPiece)
        found.push(...namesOf(tokens.slice(from, from + longestPiece), { ...trained, rowOf }, lexicon));
      return found;
    },
  };
}

/** The row of a feature, or -1. */
type Rows = { rowOf: (feature: number) => number };

function namesOf(tokens: readonly NameToken[], trained: NameWeights & Rows, lexicon: Lexicon): FoundName[] {
  const features = featuresOf(tokens, lexicon, { capitalsOnly: true });
  if (features.every((list) => list.length === 0)) return [];
  const states = features.map((list, at) => statesOf(list, trained, at === 0));
  const found: FoundName[] = [];
  for (const [at, { label, chance }] of labelChain({ states, transitions: trained.transitions }).entries()) {
    const name = labels[label] ?? "O";
    const token = tokens[at];
    if (name === "O" || !token) continue;
    const open = found.at(-1);
    if (name.startsWith("I-") && open) {
      open.end = token.end;
      open.score = Math.min(open.score, chance);
    } else found.push({ start: token.start, end: token.end, type: name.slice(2) as NameType, score: chance });
  }
  return withGivenPlaces(found, tokens, lexicon);
}

function statesOf(features: Uint32Array, { rowOf, weights, scale }: NameWeights & Rows, isFirst: boolean) {
  const states = new Float64Array(labelCount);
  if (features.length === 0) {
    states.fill(impossible, 1);
    return states;
  }
  for (const feature of features) {
    const row = rowOf(feature);
    if (row < 0) continue;
    const first = row * labelCount;
    for (let label = 0; label < labelCount; label++)
      states[label] = (states[label] as number) + (weights[first + label] as number);
  }
  for (let label = 0; label < labelCount; label++)
    states[label] = isFirst && !mayFollow(undefined, label) ? impossible : (states[label] ?? 0) * scale;
  states[0] = (states[0] ?? 0) - outsideHandicap;
  return states;
}

/** Rows by hash in an open-addressed table: a Map of as many numbers takes ten times as long to fill, twice to ask. */
function rowsByHash(hashes: Uint32Array): (feature: number) => number {
  const bits = Math.ceil(Math.log2(Math.max(2, hashes.length * 2)));
  const mask = 2 ** bits - 1;
  const rows = new Int32Array(mask + 1).fill(-1);
  const placeOf = (hash: number) => Math.imul(hash, 0x9e3779b1) >>> (32 - bits);
  for (const [row, hash] of hashes.entries()) {
    let place = placeOf(hash);
    while (rows[place] !== -1) place = (place + 1) & mask;
    rows[place] = row;
  }
  return (feature) => {
    let place = placeOf(feature);
    for (;;) {
      const row = rows[place] as number;
      if (row === -1 || hashes[row] === feature) return row;
      place = (place + 1) & mask;
    }
  };
}
