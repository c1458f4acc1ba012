/** A linear chain's scores: for each token one number a label, and `transitions[from * labels + to]`. */
export type ChainScores = { states: Float64Array[]; transitions: Float64Array };

/** A label for each token, and the chance that it is right given all the others' (the forward–backward marginal). */
export type Labelled = { label: number; chance: number }[];

/**
 * The most likely labels of a chain (Viterbi), each with its marginal; where all are label 0 the marginals are not
 * worked out and count as 1. Labels that may not follow each other have `-1e9` between them.
 */
export function labelChain(scores: ChainScores): Labelled {
  const path = viterbi(scores);
  if (path.every((label) => label === 0)) return path.map((label) => ({ label, chance: 1 }));
  const { alpha, beta, total } = forwardBackward(scores);
  return path.map((label, at) => ({
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
  const terms = new Float64Array(size);
  const alpha = states.map((own) => Float64Array.from(own));
  for (let at = 1; at < states.length; at++) {
    const [last, own] = [alpha[at - 1] as Float64Array, alpha[at] as Float64Array];
    for (let to = 0; to < size; to++) {
      for (let from = 0; from < size; from++)
        terms[from] = (last[from] as number) + (transitions[from * size + to] as number);
      own[to] = (own[to] as number) + logSum(terms);
    }
  }
  const beta = states.map(() => new Float64Array(size));
  for (let at = states.length - 2; at >= 0; at--) {
    const [next, after, own] = [states[at + 1], beta[at + 1], beta[at]] as Float64Array[];
    for (let from = 0; from < size; from++) {
      for (let to = 0; to < size; to++)
        terms[to] =
          (transitions[from * size + to] as number) + (next?.[to] as number) + (after?.[to] as number);
      (own as Float64Array)[from] = logSum(terms);
    }
  }
  return { alpha, beta, total: logSum(alpha.at(-1) ?? new Float64Array(0)) };
}

function viterbi({ states, transitions }: ChainScores): number[] {
  const size = states[0]?.length ?? 0;
  const back: Uint8Array[] = [];
  let best = Float64Array.from(states[0] ?? []);
  for (let at = 1; at < states.length; at++) {
    const own = states[at] as Float64Array;
    const from = new Uint8Array(size);
    const next = new Float64Array(size);
    for (let to = 0; to < size; to++) {
      let highest = Number.NEGATIVE_INFINITY;
      for (let label = 0; label < size; label++) {
        const score = (best[label] as number) + (transitions[label * size + to] as number);
        if (score > highest) {
          highest = score;
          from[to] = label;
        }
      }
      next[to] = highest + (own[to] as number);
    }
    back.push(from);
    best = next;
  }
  if (states.length === 0) return [];
  const path = new Array<number>(states.length);
  path[states.length - 1] = best.indexOf(Math.max(...best));
  for (let at = states.length - 2; at >= 0; at--) path[at] = back[at]?.[path[at + 1] as number] ?? 0;
  return path;
}

function logSum(terms: Float64Array): number {
  let highest = Number.NEGATIVE_INFINITY;
  for (const term of terms) if (term > highest) highest = term;
  if (highest === Number.NEGATIVE_INFINITY) return highest;
  let sum = 0;
  // What is e⁻³⁰ of the highest does not count.
  for (const term of terms) if (term > highest - 30) sum += Math.exp(term - highest);
  return highest + Math.log(sum);
}
