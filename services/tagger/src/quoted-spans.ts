/** Words between quotation marks; offsets are UTF-16 units of the text, without the marks. */
export type QuotedSpan = { start: number; end: number; paragraphStart: number; paragraphEnd: number };

/** Opening marks and what closes them. Apostrophes are left out: they are no marks in most papers. */
const closers: Record<string, string> = { "“": "”", "„": "“”", "«": "»", '"': '"', "‟": "”" };

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
  const found: QuotedSpan[] = [];
  for (const { start, end } of paragraphs(text)) {
    for (let at = start; at < end; at++) {
      const closing = closers[text[at] ?? ""];
      if (closing === undefined) continue;
      const close = closeOf(text, at, end, closing);
      if (close === undefined) continue;
      if (close > at + 1) found.push({ start: at + 1, end: close, paragraphStart: start, paragraphEnd: end });
      if (found.length >= most) return found;
      at = close;
    }
  }
  return found;
}

function closeOf(text: string, open: number, end: number, closing: string): number | undefined {
  const mark = text[open] ?? "";
  let depth = 0;
  const stop = Math.min(end, open + longest);
  for (let at = open + 1; at < stop; at++) {
    const character = text[at] ?? "";
    if (closing.includes(character) && depth-- === 0) return at;
    if (character === mark && ++depth > (mark === "«" ? deepest : 0)) return undefined;
  }
  if (stop < end) return undefined;
  // The convention for long quotations: the next paragraph opens again, and only the last one closes.
  const next = /^\s*(\S)/u.exec(text.slice(end, end + 20))?.[1];
  return next === mark ? end : undefined;
}

function* paragraphs(text: string): Generator<{ start: number; end: number }> {
  let start = 0;
  for (const gap of text.matchAll(/\n+/gu)) {
    if (gap.index > start) yield { start, end: gap.index };
    start = gap.index + gap[0].length;
  }
  if (start < text.length) yield { start, end: text.length };
}
