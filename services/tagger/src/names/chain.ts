/** A linear chain's scores: for each token one number a label, and `transitions[from * labels + to]`. */
export type ChainScores = { states: Float64Array[]; transitions: Float64Array };

/** A label for each token, and the chance that it is right given all the others' (the forward–backward marginal). */
export type Labelled = { label: number; chance: number }[];

const impossible = -1e9;

/** The most likely labels of a chain (Viterbi), each with its marginal. Labels without a path to each other have `-1e9`. */
export function labelChain(scores: ChainScores): Labelled {
  const { alpha, beta, total } = forwardBackward(scores);
  return viterbi(scores).map((label, at) => ({
    label,
    chance: Math.exp((alpha[at]?.[label] ?? 0) + (beta[at]?.[label] ?? 0) - total),
  }));
}

/** The logarithms of the chances of all paths up to and from each label of each token (Rabiner 1989, §III). */
export function forwardBackward({ states, transitions }: ChainScores): {
  alpha: Float64Array[];
  beta: Float64Array[];
  total: number;
} {
  const size = states[0]?.length ?? 0;
  const alpha: Float64Array[] = [];
  const beta: Float64Array[] = states.map(() => new Float64Array(size));
  for (const [at, own] of states.entries()) {
    const last = alpha[at - 1];
    alpha.push(
      own.map((score, to) =>
        last === undefined
          ? score
          : score + logSum(size, (from) => (last[from] ?? 0) + (transitions[from * size + to] ?? 0)),
      ),
    );
  }
  for (let at = states.length - 2; at >= 0; at--) {
    const [next, after] = [states[at + 1] as Float64Array, beta[at + 1] as Float64Array];
    const own = beta[at] as Float64Array;
    for (let from = 0; from < size; from++)
      own[from] = logSum(
        size,
        (to) => (transitions[from * size + to] ?? 0) + (next[to] ?? 0) + (after[to] ?? 0),
      );
  }
  const end = alpha.at(-1) ?? new Float64Array(0);
  return { alpha, beta, total: logSum(size, (label) => end[label] ?? 0) };
}

function viterbi({ states, transitions }: ChainScores): number[] {
  const size = states[0]?.length ?? 0;
  const back: Int32Array[] = [];
  let best = Float64Array.from(states[0] ?? []);
  for (const own of states.slice(1)) {
    const from = new Int32Array(size);
    const next = new Float64Array(size);
    for (let to = 0; to < size; to++) {
      let highest = Number.NEGATIVE_INFINITY;
      for (let label = 0; label < size; label++) {
        const score = (best[label] ?? 0) + (transitions[label * size + to] ?? 0);
        if (score > highest) [highest, from[to]] = [score, label];
      }
      next[to] = highest + (own[to] ?? 0);
    }
    back.push(from);
    best = next;
  }
  const path = states.length === 0 ? [] : [best.indexOf(Math.max(...best))];
  for (const from of back.toReversed()) path.unshift(from[path[0] ?? 0] ?? 0);
  return path;
}

function logSum(size: number, of: (label: number) => number): number {
  let highest = impossible * 2;
  for (let label = 0; label < size; label++) highest = Math.max(highest, of(label));
  let sum = 0;
  for (let label = 0; label < size; label++) sum += Math.exp(of(label) - highest);
  return highest + Math.log(sum);
}
