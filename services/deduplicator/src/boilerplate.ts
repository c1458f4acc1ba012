import { shingleWords } from "./shingles.ts";

/** Sampled shingles in a row that must all be common for a standing passage: one alone is a phrase of the language. */
const leastInARow = 2;

/**
 * Which words stand in a passage that many different articles have: 1 for those, 0 for the rest. Such a passage goes
 * from one common shingle of the sample to another one with no shingle of the sample between them that is not common.
 * `sample` holds the text's sampled shingles, `common` those known to be common.
 */
export function boilerplateMask(
  shingles: Int32Array,
  wordCount: number,
  sample: ReadonlySet<number>,
  common: ReadonlySet<number>,
): Uint8Array {
  const mask = new Uint8Array(wordCount);
  if (common.size === 0) return mask;
  let from = 0;
  let end = 0;
  let inARow = 0;
  const close = () => {
    if (inARow >= leastInARow) mask.fill(1, from, end);
    inARow = 0;
  };
  for (let at = 0; at < shingles.length; at++) {
    const shingle = shingles[at] ?? 0;
    if (!sample.has(shingle)) continue;
    if (!common.has(shingle)) close();
    else {
      if (inARow++ === 0) from = at;
      end = at + shingleWords;
    }
  }
  close();
  return mask;
}
