import { words } from "@throughline/text";
import { stanceOfCue } from "./cue-words.ts";

/**
 * Words between quotation marks; offsets are UTF-16 units of the text, without the marks. `goesOn`: the marks close only
 * in a later paragraph.
 */
export type QuotedSpan = {
  start: number;
  end: number;
  paragraphStart: number;
  paragraphEnd: number;
  goesOn: boolean;
};

/** Opening marks and what closes them; Arabic papers turn the curly ones round. */
const closers: Record<string, string> = {
  "“": "”",
  "„": "“”",
  "«": "»",
  '"': '"',
  "‟": "”",
  "”": "“”",
};
/** Single marks are apostrophes in most papers: they count in a text that has no others. */
const singleClosers: Record<string, string> = { "‘": "’", "'": "'" };

/** Longer than any quotation that papers print, and deeper than any nests, in characters and marks. */
const longest = 5000;
const deepest = 3;
/** More quotations than this are no report's. */
const most = 1000;

/**
 * The quotations of a text, paragraph by paragraph. A quotation that goes on over several paragraphs, each
 * opened anew, gives one span for each; one that is opened and never closed gives none.
 */
export function quotedSpans(text: string): QuotedSpan[] {
  // Some agencies write a quotation mark as two single ones.
  const marked = text.replaceAll("''", '" ').replaceAll("``", '" ');
  const found = spansBetween(marked, closers);
  return found.length > 0 ? found : spansBetween(marked, singleClosers);
}

function spansBetween(text: string, marks: Record<string, string>): QuotedSpan[] {
  const found: QuotedSpan[] = [];
  for (const { start: paragraphStart, end: paragraphEnd } of paragraphs(text)) {
    for (let at = paragraphStart; at < paragraphEnd; at++) {
      const closing = marks[text[at] ?? ""];
      if (closing === undefined || !opens(text, at)) continue;
      const close = closeOf(text, at, paragraphEnd, closing);
      if (close === undefined) continue;
      const { start, end } = withoutSpace(text, at + 1, close.at);
      const parts = end > start ? withoutInserts(text, start, end) : [];
      for (const [place, part] of parts.entries())
        found.push({
          ...part,
          paragraphStart,
          paragraphEnd,
          goesOn: close.goesOn && place === parts.length - 1,
        });
      if (found.length >= most) return found;
      at = close.at;
    }
  }
  return found;
}

/** Marks that also close, or are apostrophes, open only before a word and behind none. */
function opens(text: string, at: number): boolean {
  if (!/[”'‘]/u.test(text[at] ?? "")) return true;
  return /[\p{L}\p{N}[]/u.test(text[at + 1] ?? "") && (at === 0 || /[\s(:–—-]/u.test(text[at - 1] ?? ""));
}

function closeOf(
  text: string,
  open: number,
  end: number,
  closing: string,
): { at: number; goesOn: boolean } | undefined {
  const mark = text[open] ?? "";
  let depth = 0;
  const stop = Math.min(end, open + longest);
  for (let at = open + 1; at < stop; at++) {
    const character = text[at] ?? "";
    if (closing.includes(character) && closes(text, at) && depth-- === 0) return { at, goesOn: false };
    if (character === mark && opens(text, at) && ++depth > (mark === "«" ? deepest : 0)) return undefined;
  }
  if (stop < end) return undefined;
  // The convention for long quotations: the next paragraph opens again, and only the last one closes.
  const next = /^\s*(\S)/u.exec(text.slice(end, end + 20))?.[1];
  return next === mark ? { at: end, goesOn: true } : undefined;
}

/** "James’ ship" goes on: a single mark closes behind or before a mark of the sentence. */
function closes(text: string, at: number): boolean {
  if (!/[’']/u.test(text[at] ?? "")) return true;
  const parted = /[.,!?…]/u.test(text[at - 1] ?? "") || /[.,;:!?)]/u.test(text[at + 1] ?? "");
  return parted && !/\p{L}/u.test(text[at + 1] ?? "");
}

const insert = /[,!?…]\s[—–]\s([^—–«»"“”]{3,90}?)[.,:]\s[—–]\s/gu;

/** Russian writes the speaker within the marks: «A, — сказал X. — B» is said in two parts. */
function withoutInserts(text: string, start: number, end: number): { start: number; end: number }[] {
  const parts: { start: number; end: number }[] = [];
  let from = start;
  for (const { index, 0: whole, 1: inserted = "" } of text.slice(start, end).matchAll(insert)) {
    if (!words(inserted).some(({ folded }) => stanceOfCue(folded))) continue;
    parts.push({ start: from, end: start + index + 1 });
    from = start + index + whole.length;
  }
  return [...parts, { start: from, end }];
}

function withoutSpace(text: string, from: number, to: number): { start: number; end: number } {
  let [start, end] = [from, to];
  while (start < end && /\s/u.test(text[start] ?? "")) start++;
  while (end > start && /\s/u.test(text[end - 1] ?? "")) end--;
  return { start, end };
}

function* paragraphs(text: string): Generator<{ start: number; end: number }> {
  let start = 0;
  for (const gap of text.matchAll(/\n+/gu)) {
    if (gap.index > start) yield { start, end: gap.index };
    start = gap.index + gap[0].length;
  }
  if (start < text.length) yield { start, end: text.length };
}
