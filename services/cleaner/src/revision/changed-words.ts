import { diffArrays } from "diff";
import type { SentenceTokens } from "./aligned-sentences.ts";
import type { Token } from "./tokens.ts";

/**
 * Tokens that were replaced, added (no `before`) or taken out (no `after`), and the unchanged word that stands before
 * them; none where they open their sentence.
 */
export type ChangedWords = { preceding: Token | undefined; before: Token[]; after: Token[] };

/** Changes with no more words than this between them are read as one. */
const mostBetween = 2;
/** A sentence with more edits than this is a new one. */
const mostEdits = 400;

/** The words that differ between two versions of a sentence, in order. */
export function changedWords(before: SentenceTokens, after: SentenceTokens): ChangedWords[] {
  const parts = diffArrays(
    before.list.map(({ same }) => same),
    after.list.map(({ same }) => same),
    { maxEditLength: mostEdits },
  );
  if (!parts) return [{ preceding: undefined, before: before.list, after: after.list }];
  const found: ChangedWords[] = [];
  let open: ChangedWords | undefined;
  let between: Omit<ChangedWords, "preceding"> = { before: [], after: [] };
  let [from, to] = [0, 0];
  for (const part of parts) {
    const { length } = part.value;
    const older = part.added ? [] : before.list.slice(from, from + length);
    const newer = part.removed ? [] : after.list.slice(to, to + length);
    from += older.length;
    to += newer.length;
    if (!part.added && !part.removed) {
      between = { before: older, after: newer };
      continue;
    }
    const joins =
      open !== undefined && replaces(open, older, newer) && wordsOf(between.before) <= mostBetween;
    if (open && joins) {
      open.before = open.before.concat(between.before, older);
      open.after = open.after.concat(between.after, newer);
    } else {
      const preceding = lastWord(between.before) ?? (open && lastWord(open.after));
      open = { preceding, before: older, after: newer };
      found.push(open);
    }
    between = { before: [], after: [] };
  }
  return found;
}

/** Whether two neighbouring changes are parts of one replacement, and not two words added in two places. */
function replaces(open: ChangedWords, before: Token[], after: Token[]): boolean {
  return open.before.length + before.length > 0 && open.after.length + after.length > 0;
}

function lastWord(list: Token[]): Token | undefined {
  return list.findLast(({ isWord }) => isWord);
}

function wordsOf(list: Token[]): number {
  return list.filter(({ isWord }) => isWord).length;
}
