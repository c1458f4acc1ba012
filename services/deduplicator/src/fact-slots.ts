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

/** Words between two matched passages within which they still count as one passage with changes. */
const slotWords = 12;

/**
 * Counts facts kept and changed. Method: a template keeps the words around a fact and changes the fact, so
 * the gaps between matched passages that follow one another in both texts are compared.
 */
export function countFacts(a: WordSequence, b: WordSequence, runs: readonly MatchedRun[]): FactCount {
  const count: FactCount = {
    numbersKept: 0,
    numbersChanged: 0,
    namesKept: 0,
    namesChanged: 0,
    wordsKept: 0,
    wordsChanged: 0,
  };
  runs.forEach((run, index) => {
    for (const word of a.subarray(run.a, run.a + run.length)) keep(count, word);
    const next = runs[index + 1];
    if (!next) return;
    const gapA = a.subarray(run.a + run.length, next.a);
    const gapB = b.subarray(run.b + run.length, Math.max(run.b + run.length, next.b));
    if (next.b < run.b + run.length || gapA.length > slotWords || gapB.length > slotWords) return;
    compareGap(count, gapA, gapB);
  });
  return count;
}

function keep(count: FactCount, word: number): void {
  if (kindOf(word) === number) count.numbersKept++;
  else if (kindOf(word) === name) count.namesKept++;
  else count.wordsKept++;
}

function compareGap(count: FactCount, a: WordSequence, b: WordSequence): void {
  if (a.length === b.length) {
    a.forEach((word, index) => {
      const other = b[index] ?? 0;
      if (identityOf(word) === identityOf(other)) keep(count, word);
      else change(count, word, other);
    });
    return;
  }
  const here = new Set(b.map(identityOf));
  const lost = a.filter((word) => !here.has(identityOf(word)));
  const there = new Set(a.map(identityOf));
  const gained = b.filter((word) => !there.has(identityOf(word)));
  for (const kind of [number, name, ordinary]) {
    const before = lost.filter((word) => kindOf(word) === kind).length;
    const after = gained.filter((word) => kindOf(word) === kind).length;
    add(count, kind, kind === ordinary ? Math.max(before, after) : Math.min(before, after));
  }
}

/** A number counts as changed only for another number; a name for whatever stands in its place. */
function change(count: FactCount, word: number, other: number): void {
  if (kindOf(word) === number && kindOf(other) === number) count.numbersChanged++;
  else if (kindOf(word) === name || kindOf(other) === name) count.namesChanged++;
  else count.wordsChanged++;
}

function add(count: FactCount, kind: number, times: number): void {
  if (kind === number) count.numbersChanged += times;
  else if (kind === name) count.namesChanged += times;
  else count.wordsChanged += times;
}
