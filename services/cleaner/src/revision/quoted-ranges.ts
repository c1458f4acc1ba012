import type { Token } from "./tokens.ts";

/** Places in a text that stand between quotation marks, in order; none lies in another. */
export type QuotedRanges = readonly { start: number; end: number }[];

/** What closes a quotation, by the mark that opens it. */
const closing: Record<string, string> = {
  '"': '"',
  "“": "”",
  "«": "»",
  "„": "“”",
  "‹": "›",
  "「": "」",
  "『": "』",
  "'": "'",
  "‘": "’",
};
/** These are apostrophes, too. */
const single = /^['‘]$/u;

/** The quotations of a text, without their marks; one ends with its line. The time grows as the text does. */
export function quotedRanges(text: string): QuotedRanges {
  const found: { start: number; end: number }[] = [];
  let lineStart = 0;
  for (const line of text.split("\n")) {
    for (const { start, end } of quotedInLine(line))
      found.push({ start: lineStart + start, end: lineStart + end });
    lineStart += line.length + 1;
  }
  return found;
}

function quotedInLine(line: string): { start: number; end: number }[] {
  const found: { start: number; end: number }[] = [];
  const unclosed = new Set<string>();
  for (let at = 0; at < line.length; at++) {
    const mark = line[at] as string;
    const closers = closing[mark];
    if (closers === undefined || unclosed.has(mark)) continue;
    const isSingle = single.test(mark);
    if (isSingle && !opensQuotation(line, at)) continue;
    const end = nearest(line, closers, at + 1, isSingle);
    // What closes no mark here closes none further on, so it is not looked for again.
    if (end === undefined) unclosed.add(mark);
    else if (end > at + 1) {
      found.push({ start: at + 1, end });
      at = end;
    }
  }
  return found;
}

function nearest(line: string, marks: string, from: number, isSingle: boolean): number | undefined {
  for (let at = from; at < line.length; at++)
    if (marks.includes(line[at] as string) && !(isSingle && isApostrophe(line, at))) return at;
  return undefined;
}

/** A single mark opens behind a space or another mark, and before a word; "'90s" is none. */
function opensQuotation(line: string, at: number): boolean {
  return /^(?:|[\s("“«„:—–-])$/u.test(line[at - 1] ?? "") && /[^\s\p{Nd}\p{P}]/u.test(line[at + 1] ?? "");
}

/** An apostrophe stands before a letter ("don't", "'em"). */
function isApostrophe(line: string, at: number): boolean {
  return /^[\p{L}\p{N}]/u.test(line[at + 1] ?? " ") || /\s/u.test(line[at - 1] ?? "");
}

/** Whether all of `list` stands in one quotation; for no words, whether there is any. */
export function insideQuotation(list: readonly Token[], ranges: QuotedRanges): boolean {
  const [first, last] = [list[0], list.at(-1)];
  if (!first || !last) return ranges.length > 0;
  const range = ranges[lastFrom(ranges, first.start)];
  return range !== undefined && last.end <= range.end;
}

/** The index of the last range that starts at `place` or before it; -1 where none does. */
function lastFrom(ranges: QuotedRanges, place: number): number {
  let [low, high] = [0, ranges.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((ranges[middle]?.start ?? 0) <= place) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}
