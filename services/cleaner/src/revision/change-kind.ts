import type { ChangeKind } from "@throughline/contracts";
import type { ChangedWords } from "./changed-words.ts";
import { quantities } from "./quantities.ts";
import { insideQuotation, type QuotedRanges } from "./quoted-ranges.ts";
import { isSlip } from "./slips.ts";

export type ChangeContext = {
  /** The quotations of the older and of the newer text. */
  quoted: { before: QuotedRanges; after: QuotedRanges };
  language: string;
  /** Whether a folded word stands in the newer text. */
  stays: (word: string) => boolean;
};

/**
 * What a change is: the same words but for how they are written are a typo; another change inside a quotation
 * changes the quote; other numbers, units or magnitudes change numbers.
 */
export function changeKind(
  { preceding, before, after }: ChangedWords,
  { quoted, language, stays }: ChangeContext,
): ChangeKind {
  const older = quantities(before, preceding, language);
  const newer = quantities(after, preceding, language);
  const sameAmounts = older.amounts.join(" ") === newer.amounts.join(" ");
  if (sameAmounts && isSlip(before, after, { opens: preceding === undefined, language, stays }))
    return "typo";
  if (insideQuotation(before, quoted.before) && insideQuotation(after, quoted.after)) return "quoteChanged";
  const bothAmounts = older.amounts.length > 0 && newer.amounts.length > 0;
  if (!sameAmounts && (bothAmounts || older.onlyMeasures || newer.onlyMeasures)) return "numbersChanged";
  if (before.length === 0) return "added";
  if (after.length === 0) return "removed";
  return "rewording";
}
