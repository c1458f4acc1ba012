import type { MatchedRun } from "./matched-runs.ts";
import { identityOf, kindOf, name, number, ordinary, type WordSequence } from "./word-sequence.ts";

/**
 * What happened to the facts of one text in another of the same form: numbers and names that stand in matched
 * passages, those that stand changed between two of them, and the same for ordinary words.
 */
export type FactCount = {
  numbersKept: number;
  numbersChanged: number;
  namesKept: number;
  namesChanged: number;
  wordsKept: number;
  wordsChanged: number;
};

/** A number or a name at word `a` of the one text and what stands in its place in the other, at word `b`. */
export type FactSlot = { kind: "number" | "name"; agrees: boolean; a: number; b: number };

/** Words between two matched passages within which they still count as one passage with changes. */
const slotWords = 12;
/** The same where both have as many words there, as in a sentence of figures. */
const equalSlotWords = 40;

/** Takes a word's kind, whether it is kept, and where it stands in each text; -1 where nothing stands for it. */
type Visitor = (kind: number, kept: boolean, a: number, b: number) => void;

/** Counts facts kept and changed. */
export function countFacts(a: WordSequence, b: WordSequence, runs: readonly MatchedRun[]): FactCount {
  const counts = new Int32Array(6);
  visitSlots(a, b, runs, (kind, kept) => {
    const at = kind * 2 + (kept ? 0 : 1);
    counts[at] = (counts[at] ?? 0) + 1;
  });
  const count = (kind: number, changed: 0 | 1) => counts[kind * 2 + changed] ?? 0;
  return {
    numbersKept: count(number, 0),
    numbersChanged: count(number, 1),
    namesKept: count(name, 0),
    namesChanged: count(name, 1),
    wordsKept: count(ordinary, 0),
    wordsChanged: count(ordinary, 1),
  };
}

/** The facts that `countFacts` counts, each with its places, in the order of `a`. */
export function factSlots(a: WordSequence, b: WordSequence, runs: readonly MatchedRun[]): FactSlot[] {
  const slots: FactSlot[] = [];
  visitSlots(a, b, runs, (kind, agrees, atA, atB) => {
    if (kind === ordinary) return;
    slots.push({ kind: kind === number ? "number" : "name", agrees, a: atA, b: atB });
  });
  return slots;
}

/**
 * Method: a template keeps the words around a fact and changes the fact, so the gaps between matched passages that
 * follow one another in both texts are compared.
 */
function visitSlots(a: WordSequence, b: WordSequence, runs: readonly MatchedRun[], see: Visitor): void {
  runs.forEach((run, index) => {
    const endA = run.a + run.length;
    const endB = run.b + run.length;
    for (let at = 0; at < run.length; at++) see(kindOf(a[run.a + at] ?? 0), true, run.a + at, run.b + at);
    const next = runs[index + 1];
    if (!next || next.b < endB) return;
    const [gapA, gapB] = [next.a - endA, next.b - endB];
    if (gapA === gapB && gapA <= equalSlotWords) visitEqualGap(a, endA, b, endB, gapA, see);
    else if (Math.max(gapA, gapB) <= slotWords)
      visitGap(a, between(endA, next.a), b, between(endB, next.b), see);
  });
}

/** A number counts as changed only for another number; a name for whatever stands in its place. */
function visitEqualGap(
  a: WordSequence,
  fromA: number,
  b: WordSequence,
  fromB: number,
  length: number,
  see: Visitor,
): void {
  for (let at = 0; at < length; at++) {
    const word = a[fromA + at] ?? 0;
    const other = b[fromB + at] ?? 0;
    const kinds = [kindOf(word), kindOf(other)];
    const kept = identityOf(word) === identityOf(other);
    const changed = kinds.every((kind) => kind === number) ? number : kinds.includes(name) ? name : ordinary;
    see(kept ? kindOf(word) : changed, kept, fromA + at, fromB + at);
  }
}

/** In gaps of different lengths the words that only one has are paired by kind, in their order. */
function visitGap(
  a: WordSequence,
  placesA: readonly number[],
  b: WordSequence,
  placesB: readonly number[],
  see: Visitor,
): void {
  const wordsB = new Set(placesB.map((at) => identityOf(b[at] ?? 0)));
  const wordsA = new Set(placesA.map((at) => identityOf(a[at] ?? 0)));
  const lost = placesA.filter((at) => !wordsB.has(identityOf(a[at] ?? 0)));
  const gained = placesB.filter((at) => !wordsA.has(identityOf(b[at] ?? 0)));
  for (const kind of [number, name, ordinary]) {
    const before = lost.filter((at) => kindOf(a[at] ?? 0) === kind);
    const after = gained.filter((at) => kindOf(b[at] ?? 0) === kind);
    const bound = kind === ordinary ? Math.max : Math.min;
    for (let at = 0; at < bound(before.length, after.length); at++) {
      see(kind, false, before[at] ?? -1, after[at] ?? -1);
    }
  }
}

function between(from: number, to: number): number[] {
  return Array.from({ length: to - from }, (_, at) => from + at);
}
