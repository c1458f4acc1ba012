import { forwardBackward } from "../src/names/chain.ts";
import { labelCount, mayFollow } from "../src/names/labels.ts";
import type { Lexicon } from "../src/names/lexicon.ts";
import { featuresOf } from "../src/names/name-features.ts";
import type { Sentence } from "./corpora.ts";

/** Weights of a trained chain: for each feature that counts one number a label. */
export type TrainedChain = { rows: Map<number, Float64Array>; transitions: Float64Array };

export type TrainingOptions = {
  epochs: number;
  /** Step of AdaGrad. */
  rate: number;
  /** Share of a sentence's features that are left out at each look, so that no word alone decides. */
  dropout: number;
  /** Features met less often do not count. */
  leastCount: number;
  seed: number;
  progress?: (line: string) => void;
};

/**
 * Trains a linear-chain conditional random field (Lafferty, McCallum, Pereira 2001) by stochastic gradient with
 * AdaGrad (Duchi, Hazan, Singer 2011); weights are averaged over the second half of the looks. The same sentences,
 * options and seed give the same weights.
 */
export function trainChain(
  sentences: readonly Sentence[],
  lexicon: Lexicon,
  options: TrainingOptions,
): TrainedChain {
  const chance = randomOf(options.seed);
  const data = sentences.map(({ tokens, gold }) => ({ features: featuresOf(tokens, lexicon), gold }));
  const index = indexOf(
    data.map(({ features }) => features),
    options.leastCount,
  );
  const weights = new Float64Array(index.size * labelCount);
  const squares = new Float64Array(weights.length).fill(1e-8);
  const sums = new Float64Array(weights.length);
  const transitions = forbidden(new Float64Array(labelCount * labelCount));
  const transitionSquares = new Float64Array(transitions.length).fill(1e-8);
  const transitionSums = new Float64Array(transitions.length);
  const order = data.map((_, at) => at);
  let averaged = 0;
  for (let epoch = 0; epoch < options.epochs; epoch++) {
    shuffle(order, chance);
    let loss = 0;
    for (const at of order) {
      const { features, gold } = data[at] as (typeof data)[number];
      const rows = features.map((list) => keep(list, index, options.dropout, chance));
      const states = rows.map((list) => statesOf(list, weights));
      forbidStart(states);
      const { alpha, beta, total } = forwardBackward({ states, transitions });
      loss += total - scoreOf(states, transitions, gold);
      const step = (table: Float64Array, past: Float64Array, place: number, gradient: number) => {
        past[place] = (past[place] ?? 0) + gradient * gradient;
        table[place] = (table[place] ?? 0) - (options.rate * gradient) / Math.sqrt(past[place] ?? 1);
      };
      const pairs = pairGradient({ states, transitions, alpha, beta, total, gold });
      for (const [token, list] of rows.entries())
        for (let label = 0; label < labelCount; label++) {
          const expected = Math.exp((alpha[token]?.[label] ?? 0) + (beta[token]?.[label] ?? 0) - total);
          const gradient = expected - Number(gold[token] === label);
          if (Math.abs(gradient) < 1e-5) continue;
          for (const row of list) step(weights, squares, row * labelCount + label, gradient);
        }
      for (const [place, gradient] of pairs.entries())
        if (Math.abs(gradient) > 1e-5) step(transitions, transitionSquares, place, gradient);
    }
    options.progress?.(`look ${epoch + 1} of ${options.epochs}: loss ${(loss / data.length).toFixed(3)}`);
    if (epoch < options.epochs / 2) continue;
    averaged++;
    for (const [place, weight] of weights.entries()) sums[place] = (sums[place] ?? 0) + weight;
    for (const [place, weight] of transitions.entries())
      transitionSums[place] = (transitionSums[place] ?? 0) + weight;
  }
  const rows = new Map<number, Float64Array>();
  for (const [feature, row] of index)
    rows.set(
      feature,
      sums.subarray(row * labelCount, (row + 1) * labelCount).map((sum) => sum / averaged),
    );
  return { rows, transitions: forbidden(transitionSums.map((sum) => sum / averaged)) };
}

function indexOf(documents: readonly Uint32Array[][], leastCount: number): Map<number, number> {
  const counts = new Map<number, number>();
  for (const features of documents)
    for (const list of features)
      for (const feature of list) counts.set(feature, (counts.get(feature) ?? 0) + 1);
  const index = new Map<number, number>();
  for (const [feature, count] of counts) if (count >= leastCount) index.set(feature, index.size);
  return index;
}

function keep(
  list: Uint32Array,
  index: Map<number, number>,
  dropout: number,
  chance: () => number,
): number[] {
  const kept: number[] = [];
  for (const feature of list) {
    const row = index.get(feature);
    if (row !== undefined && chance() >= dropout) kept.push(row);
  }
  return kept;
}

function statesOf(rows: readonly number[], weights: Float64Array): Float64Array {
  const states = new Float64Array(labelCount);
  for (const row of rows)
    for (let label = 0; label < labelCount; label++)
      states[label] = (states[label] ?? 0) + (weights[row * labelCount + label] ?? 0);
  return states;
}

const impossible = -1e9;

function forbidden(transitions: Float64Array): Float64Array {
  return transitions.map((weight, place) =>
    mayFollow(Math.floor(place / labelCount), place % labelCount) ? weight : impossible,
  );
}

function forbidStart(states: Float64Array[]): void {
  const first = states[0];
  if (!first) return;
  for (let label = 0; label < labelCount; label++)
    if (!mayFollow(undefined, label)) first[label] = impossible;
}

function scoreOf(states: Float64Array[], transitions: Float64Array, gold: readonly number[]): number {
  return gold.reduce((sum, label, at) => {
    const last = gold[at - 1];
    const step = last === undefined ? 0 : (transitions[last * labelCount + label] ?? 0);
    return sum + (states[at]?.[label] ?? 0) + step;
  }, 0);
}

type Chain = {
  states: Float64Array[];
  transitions: Float64Array;
  alpha: Float64Array[];
  beta: Float64Array[];
  total: number;
  gold: readonly number[];
};

function pairGradient({ states, transitions, alpha, beta, total, gold }: Chain): Float64Array {
  const gradient = new Float64Array(labelCount * labelCount);
  for (let at = 1; at < states.length; at++) {
    for (let from = 0; from < labelCount; from++)
      for (let to = 0; to < labelCount; to++) {
        const place = from * labelCount + to;
        if ((transitions[place] ?? 0) <= impossible) continue;
        const path =
          (alpha[at - 1]?.[from] ?? 0) +
          (transitions[place] ?? 0) +
          (states[at]?.[to] ?? 0) +
          (beta[at]?.[to] ?? 0);
        gradient[place] = (gradient[place] ?? 0) + Math.exp(path - total);
      }
    const known = (gold[at - 1] ?? 0) * labelCount + (gold[at] ?? 0);
    gradient[known] = (gradient[known] ?? 0) - 1;
  }
  return gradient;
}

/** Mulberry32: small, even, and the same everywhere. */
function randomOf(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let value = Math.imul(state ^ (state >>> 15), state | 1);
    value ^= value + Math.imul(value ^ (value >>> 7), value | 61);
    return ((value ^ (value >>> 14)) >>> 0) / 4_294_967_296;
  };
}

function shuffle(list: number[], chance: () => number): void {
  for (let at = list.length - 1; at > 0; at--) {
    const other = Math.floor(chance() * (at + 1));
    [list[at], list[other]] = [list[other] as number, list[at] as number];
  }
}
