import { sentences } from "@throughline/text";
import { diffArrays } from "diff";
import { foldedWords, type Token, tokens } from "./tokens.ts";

/** A sentence with its tokens; their places are in the whole text. */
export type SentenceTokens = {
  start: number;
  end: number;
  same: string;
  list: Token[];
  bag: Map<string, number>;
};

/** A sentence before and after an edit; one side is missing where it was added or removed. */
export type AlignedSentence = { before?: SentenceTokens; after?: SentenceTokens };

/** Two sentences that share less than this part of their words are two statements. */
const leastShared = 0.5;
/** A changed stretch of more pairs than this is not searched for the best pairing. */
const mostPairs = 10_000;
/** Edits larger than this many sentences are a new text. */
const mostSentenceEdits = 600;

/**
 * Pairs the sentences of two versions of a text, in order; unchanged sentences are left out. Inside a changed
 * stretch the pairs are those whose words, taken together, agree the most.
 */
export function alignedSentences(before: string, after: string, language: string): AlignedSentence[] {
  const older = sentenceTokens(before, language);
  const newer = sentenceTokens(after, language);
  const parts = diffArrays(
    older.map(({ same }) => same),
    newer.map(({ same }) => same),
    { maxEditLength: mostSentenceEdits },
  );
  if (!parts) return paired(older, newer);
  let found: AlignedSentence[] = [];
  let [from, to] = [0, 0];
  let removed: SentenceTokens[] = [];
  let added: SentenceTokens[] = [];
  const close = () => {
    found = found.concat(paired(removed, added));
    [removed, added] = [[], []];
  };
  for (const part of parts) {
    const { length } = part.value;
    if (part.removed) removed = older.slice(from, from + length);
    else if (part.added) added = newer.slice(to, to + length);
    else close();
    if (!part.added) from += length;
    if (!part.removed) to += length;
  }
  close();
  return found;
}

function sentenceTokens(text: string, language: string): SentenceTokens[] {
  return sentences(text, language).map(({ text: words, start, end }) => {
    const list = tokens(words).map((token) => ({
      ...token,
      start: token.start + start,
      end: token.end + start,
    }));
    const bag = new Map<string, number>();
    for (const word of foldedWords(list)) bag.set(word, (bag.get(word) ?? 0) + 1);
    return { start, end, list, bag, same: list.map(({ same }) => same).join(" ") };
  });
}

function paired(removed: SentenceTokens[], added: SentenceTokens[]): AlignedSentence[] {
  if (removed.length * added.length > mostPairs || removed.length === 0 || added.length === 0)
    return [...removed.map((before) => ({ before })), ...added.map((after) => ({ after }))];
  return bestPairing(removed, added);
}

/** The pairing in order with the greatest sum of likeness (Needleman–Wunsch without a price for gaps). */
function bestPairing(removed: SentenceTokens[], added: SentenceTokens[]): AlignedSentence[] {
  const width = added.length + 1;
  const best = new Float64Array((removed.length + 1) * width);
  const at = (row: number, column: number) => best[row * width + column] as number;
  const likeness = removed.map((before) => added.map((after) => shared(before.bag, after.bag)));
  const like = (row: number, column: number) => likeness[row]?.[column] ?? 0;
  for (let row = removed.length - 1; row >= 0; row--)
    for (let column = added.length - 1; column >= 0; column--)
      best[row * width + column] = Math.max(
        at(row + 1, column),
        at(row, column + 1),
        like(row, column) >= leastShared ? like(row, column) + at(row + 1, column + 1) : 0,
      );
  const found: AlignedSentence[] = [];
  let [row, column] = [0, 0];
  while (row < removed.length && column < added.length) {
    const [before, after] = [removed[row] as SentenceTokens, added[column] as SentenceTokens];
    const likely = like(row, column) >= leastShared;
    if (likely && at(row, column) === like(row, column) + at(row + 1, column + 1)) {
      found.push({ before, after });
      row++;
      column++;
    } else if (at(row, column) === at(row + 1, column)) {
      found.push({ before });
      row++;
    } else {
      found.push({ after });
      column++;
    }
  }
  for (const before of removed.slice(row)) found.push({ before });
  for (const after of added.slice(column)) found.push({ after });
  return found;
}

/** The words that two sentences share, as a part of all their words (Dice's coefficient over bags). */
function shared(a: Map<string, number>, b: Map<string, number>): number {
  let [common, all] = [0, 0];
  for (const [word, count] of a) {
    common += Math.min(count, b.get(word) ?? 0);
    all += count;
  }
  for (const count of b.values()) all += count;
  return all === 0 ? 0 : (2 * common) / all;
}
