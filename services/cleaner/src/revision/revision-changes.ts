import type { ChangeKind, RevisionChange, RevisionChanges } from "@throughline/contracts";
import { alignedSentences } from "./aligned-sentences.ts";
import { changeKind } from "./change-kind.ts";
import { changedWords } from "./changed-words.ts";
import { correctionNotice } from "./correction-notice.ts";
import { quotedRanges } from "./quoted-ranges.ts";
import { foldedWords, plainWords, type Token, tokens } from "./tokens.ts";

export type Version = { title: string; text: string; language: string };

type Span = { start: number; end: number };
type Found = { kind: ChangeKind; before?: Span; after?: Span };

const mostListed = 100;
const longestPassage = 2000;
const contextCharacters = 60;
/** Shorter sentences may well be written twice. */
const leastMoved = 40;

/**
 * What the newer version of an article changed: sentences are paired first, then the words inside them. Both
 * versions are plain text as the cleaner gives it. The work is bounded: texts that share too little count as removed
 * and added. It works in the calling thread, for an edit of a thousand sentences some 200 ms: a service calls it in a
 * thread pool.
 */
export function revisionChanges(older: Version, newer: Version): RevisionChanges {
  const { counts, changes, correction } = uncomparedChanges(older, newer);
  const found = withMoves(changesOf(older, newer), older.text, newer.text);
  for (const { kind } of found) counts[kind] = (counts[kind] ?? 0) + 1;
  const listed = found.slice(0, mostListed).map((change) => passage(change, older.text, newer.text));
  return { counts, changes: [...changes, ...listed], correction };
}

/**
 * What is known without comparing the texts, in a time that does not grow with them: another headline, and a
 * correction notice. Without an older version that is all.
 */
export function uncomparedChanges(older: Version | undefined, newer: Version): RevisionChanges {
  const changes = older ? headlineChange(older.title, newer.title) : [];
  const counts = changes.length > 0 ? { headlineChanged: 1 } : {};
  return { counts, changes, correction: correctionNotice(newer.text, newer.language) };
}

function headlineChange(before: string, after: string): RevisionChange[] {
  if (before === after || before === "" || after === "") return [];
  return [{ kind: "headlineChanged", before: cut(before), after: cut(after), lead: "", tail: "" }];
}

function changesOf(older: Version, newer: Version): Found[] {
  const context = {
    quoted: { before: quotedRanges(older.text), after: quotedRanges(newer.text) },
    language: newer.language,
    stays: wordsIn(newer.text),
  };
  return alignedSentences(older.text, newer.text, newer.language).flatMap(({ before, after }): Found[] => {
    if (!before || !after) return [{ kind: before ? "removed" : "added", before, after }];
    return changedWords(before, after).map((words) => ({
      kind: changeKind(words, context),
      before: spanOf(words.before),
      after: spanOf(words.after),
    }));
  });
}

/** Whether a folded word stands in a text; its words are read once, when first asked for. */
function wordsIn(text: string): (word: string) => boolean {
  let found: Set<string> | undefined;
  return (word) => {
    found ??= new Set(foldedWords(tokens(text)));
    return found.has(word);
  };
}

function spanOf(list: readonly Token[]): Span | undefined {
  const [first, last] = [list[0], list.at(-1)];
  return first && last && { start: first.start, end: last.end };
}

/** What was taken out at one place and put in at another, word for word, was moved. */
function withMoves(found: Found[], older: string, newer: string): Found[] {
  const removed = new Map<string, Found[]>();
  for (const change of found) {
    if (!change.before || change.after) continue;
    const key = plainWords(older.slice(change.before.start, change.before.end));
    if (key.length >= leastMoved) removed.set(key, [...(removed.get(key) ?? []), change]);
  }
  const from = new Map<Found, Found>();
  for (const change of found) {
    if (change.before || !change.after) continue;
    const source = removed.get(plainWords(newer.slice(change.after.start, change.after.end)))?.shift();
    if (source) from.set(change, source);
  }
  const gone = new Set(from.values());
  return found
    .filter((change) => !gone.has(change))
    .map((change): Found => {
      const source = from.get(change);
      return source ? { kind: "moved", before: source.before, after: change.after } : change;
    });
}

function passage({ kind, before, after }: Found, older: string, newer: string): RevisionChange {
  const [text, place] = after ? [newer, after] : [older, before ?? { start: 0, end: 0 }];
  return {
    kind,
    before: before ? cut(older.slice(before.start, before.end)) : "",
    after: after ? cut(newer.slice(after.start, after.end)) : "",
    lead: lead(text, place.start),
    tail: tail(text, place.end),
  };
}

/** The words of the paragraph before a place. */
function lead(text: string, at: number): string {
  const words =
    text
      .slice(Math.max(0, at - contextCharacters), at)
      .split("\n")
      .at(-1) ?? "";
  return at > contextCharacters && words.length === contextCharacters ? words.replace(/^\S*\s/u, "") : words;
}

/** The words of the paragraph behind a place. */
function tail(text: string, at: number): string {
  const words = text.slice(at, at + contextCharacters).split("\n")[0] ?? "";
  return words.length === contextCharacters ? words.replace(/\s\S*$/u, "") : words;
}

function cut(passage: string): string {
  return passage.length > longestPassage ? `${passage.slice(0, longestPassage).trimEnd()}…` : passage;
}
