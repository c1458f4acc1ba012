import { identityOf, mix, type WordSequence } from "./word-sequence.ts";

/** Words in a shingle. Four tell texts apart; longer ones break too often where single words were changed. */
export const shingleWords = 4;

/** One of so many shingles is a sample: those whose hash divides by it, so that equal texts sample alike. */
const samplingRate = 4;

/** Sampled shingles that the index keeps of one article: a bound on its size. */
export const maxSample = 40;

/** The hash of the shingle at each word; the last words begin none. */
export function shinglesOf(words: WordSequence, length = shingleWords): Int32Array {
  const count = Math.max(0, words.length - length + 1);
  const shingles = new Int32Array(count);
  for (let start = 0; start < count; start++) {
    let value = length;
    for (let offset = 0; offset < length; offset++) {
      value = mix(Math.imul(value, 31) + identityOf(words[start + offset] ?? 0));
    }
    shingles[start] = value;
  }
  return shingles;
}

/**
 * The shingles by which a text is found and its standing passages known, each once, in rising order: all of a short
 * text; of a longer one every fourth by its hash, and of these the lowest, so that two texts with much in common
 * sample the same ones, however their lengths differ. It depends on the text alone.
 */
export function sampleOf(shingles: Int32Array): number[] {
  const isShort = shingles.length <= maxSample;
  const sampled = (isShort ? shingles.slice() : chosenOf(shingles)).sort();
  const sample: number[] = [];
  for (const each of sampled) {
    if (sample.length === maxSample) break;
    if (each !== sample.at(-1)) sample.push(each);
  }
  return sample;
}

/** A loop: it goes over every word of every text that is compared. */
function chosenOf(shingles: Int32Array): Int32Array {
  const chosen = new Int32Array(shingles.length);
  let count = 0;
  for (let at = 0; at < shingles.length; at++) {
    const shingle = shingles[at] ?? 0;
    if (shingle % samplingRate === 0) chosen[count++] = shingle;
  }
  return chosen.subarray(0, count);
}
