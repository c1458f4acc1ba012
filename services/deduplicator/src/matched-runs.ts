import { shingleWords } from "./shingles.ts";
import { identityOf, type WordSequence } from "./word-sequence.ts";

/** A passage that two texts have word for word: `length` words from `a` in the one and from `b` in the other. */
export type MatchedRun = { a: number; b: number; length: number };

export type MaskedText = { words: WordSequence; shingles: Int32Array; mask: Uint8Array };

/**
 * The passages of `a` that stand in `b`, in the order of `a`, without overlap. Boilerplate begins none. Among
 * several places in `b` the one that goes on from the passage before is taken, else the first.
 */
export function matchedRuns(a: MaskedText, b: MaskedText): MatchedRun[] {
  const places = placesOf(b);
  const runs: MatchedRun[] = [];
  let after = 0;
  for (let at = 0; at < a.shingles.length; ) {
    const place = a.mask[at] ? undefined : choose(places.get(a.shingles[at] ?? 0), after);
    if (place === undefined) {
      at++;
      continue;
    }
    const length = lengthFrom(a, at, b, place);
    if (length < shingleWords) {
      at++;
      continue;
    }
    runs.push({ a: at, b: place, length });
    at += length;
    after = place + length;
  }
  return runs;
}

/** Passages that are looked at for their order; a text of more has enough in these. */
const orderedRuns = 1000;

/** Words of the longest row of passages that follow one another in both texts. Takes passages in the order of `a`. */
export function wordsInOrder(runs: readonly MatchedRun[]): number {
  const rows: number[] = [];
  for (const [at, { b, length }] of runs.slice(0, orderedRuns).entries()) {
    let before = 0;
    for (let earlier = 0; earlier < at; earlier++) {
      const run = runs[earlier];
      if (run && run.b + run.length <= b) before = Math.max(before, rows[earlier] ?? 0);
    }
    rows.push(before + length);
  }
  return Math.max(0, ...rows);
}

/** Places of one shingle that are looked at; a text that repeats itself more often gains nothing by it. */
const placesKept = 8;

function placesOf({ shingles, mask }: MaskedText): Map<number, number[]> {
  const places = new Map<number, number[]>();
  for (let at = 0; at < shingles.length; at++) {
    if (mask[at]) continue;
    const shingle = shingles[at] ?? 0;
    const known = places.get(shingle);
    if (!known) places.set(shingle, [at]);
    else if (known.length < placesKept) known.push(at);
  }
  return places;
}

function choose(places: readonly number[] | undefined, after: number): number | undefined {
  return places?.find((place) => place >= after) ?? places?.[0];
}

function lengthFrom(a: MaskedText, at: number, b: MaskedText, place: number): number {
  let length = 0;
  while (
    at + length < a.words.length &&
    place + length < b.words.length &&
    !a.mask[at + length] &&
    identityOf(a.words[at + length] ?? 0) === identityOf(b.words[place + length] ?? 0)
  ) {
    length++;
  }
  return length;
}
