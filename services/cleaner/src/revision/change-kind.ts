import type { ChangeKind } from "@throughline/contracts";
import { diffArrays } from "diff";
import type { ChangedWords } from "./changed-words.ts";
import { insideQuotation, type QuotedRanges } from "./quoted-ranges.ts";
import { foldedWords, type Token } from "./tokens.ts";

/** A slip of the pen changes few words, */
const mostWords = 3;
/** and few letters of them: one replaced, two swapped, or two more or fewer. */
const mostLetters = 2;
/** In a word shorter than this one other letter makes another word (Iran, Iraq). */
const shortWord = 5;

/**
 * What a change is: one inside a quotation changes the quote; one that has other numbers changes numbers; the
 * same letters but for a slip are a typo. `quoted` are the quotations of the older and of the newer text.
 */
export function changeKind(
  { before, after }: ChangedWords,
  quoted: { before: QuotedRanges; after: QuotedRanges },
): ChangeKind {
  if (insideQuotation(before, quoted.before) && insideQuotation(after, quoted.after)) return "quoteChanged";
  if (isSlip(before, after)) return "typo";
  const [older, newer] = [numbers(before), numbers(after)];
  if (older.length > 0 && newer.length > 0 && older.join(" ") !== newer.join(" ")) return "numbersChanged";
  if (before.length === 0) return "added";
  if (after.length === 0) return "removed";
  return "rewording";
}

function numbers(list: readonly Token[]): string[] {
  return foldedWords(list)
    .filter((word) => /\p{Nd}/u.test(word))
    .sort();
}

function isSlip(before: readonly Token[], after: readonly Token[]): boolean {
  const [older, newer] = [foldedWords(before), foldedWords(after)];
  if (older.join("") === newer.join("")) return true;
  if (older.length === 0 || newer.length === 0 || Math.max(older.length, newer.length) > mostWords)
    return false;
  if ([...older, ...newer].some((word) => /\p{Nd}/u.test(word))) return false;
  const [a, b] = [[...older.join(" ")], [...newer.join(" ")]];
  if (Math.max(a.length, b.length) < shortWord) return [...a].sort().join("") === [...b].sort().join("");
  return lettersChanged(a, b) <= mostLetters;
}

/** Letters taken out and put in. */
function lettersChanged(a: string[], b: string[]): number {
  const parts = diffArrays(a, b, { maxEditLength: mostLetters });
  if (!parts) return Number.POSITIVE_INFINITY;
  return parts.reduce((sum, { added, removed, count }) => sum + (added || removed ? count : 0), 0);
}
