import { shingleWords } from "./shingles.ts";

/** Words between two known pieces of boilerplate that count as boilerplate too: only a sample is known. */
const bridgedWords = 16;

/**
 * Which words stand in a passage that many different articles have: 1 for those, 0 for the rest. `common` holds
 * the shingles known to be such.
 */
export function boilerplateMask(
  shingles: Int32Array,
  wordCount: number,
  common: ReadonlySet<number>,
): Uint8Array {
  const mask = new Uint8Array(wordCount);
  if (common.size === 0) return mask;
  let end = -1;
  shingles.forEach((shingle, at) => {
    if (!common.has(shingle)) return;
    const from = end >= 0 && at - end <= bridgedWords ? end : at;
    end = at + shingleWords;
    mask.fill(1, from, end);
  });
  return mask;
}
