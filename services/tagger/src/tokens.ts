import { words } from "@throughline/text";
import { withoutAccents } from "./accents.ts";

/**
 * A word as the gazetteer sees it: folded, without a possessive 's and the accents of Latin letters. Offsets are UTF-16 units of the text as
 * given. `open` says that nothing but a space, a hyphen or an initial's full stop stands between it and the
 * word before; `gap` what does, if it is something that an alias may have in it, too.
 */
export type Token = { folded: string; start: number; end: number; open: boolean; gap: Gap };

/** What parts two words: nothing, a dash between spaces, the opening of a quotation, or anything else. */
export type Gap = "" | "–" | "«" | "\n";

const possessive = /['’ʼ]s$/iu;
/** Between the words of one name. A new paragraph, a comma, a bracket or a quotation mark ends a name. */
const joining = /^(?:[^\S\n]*\n?[^\S\n]*|[-‐‑–ـ]|['’])$/u;
const afterInitial = /^\.[^\S\n]*$/u;
const spacedDash = /^[^\S\n][-‐‑–—][^\S\n]$/u;
const openingQuote = /^[^\S\n]["“„«]$/u;

export function tokensOf(text: string): Token[] {
  const tokens: Token[] = [];
  let before: Token | undefined;
  for (const word of words(text)) {
    const owned = possessive.test(text.slice(word.start, word.end));
    const end = owned ? word.end - 2 : word.end;
    const folded = withoutAccents(owned ? word.folded.replace(/'s$/u, "") : word.folded);
    const gap = before === undefined ? "\n" : gapOf(text.slice(before.end, word.start), before);
    const token: Token = { folded, start: word.start, end, open: gap === "", gap };
    tokens.push(token);
    before = token;
  }
  return tokens;
}

function gapOf(gap: string, before: Token): Gap {
  if (joins(gap, before)) return "";
  if (spacedDash.test(gap)) return "–";
  return openingQuote.test(gap) ? "«" : "\n";
}

/** "V. Putin", "Gen. Qaani" and "U.S." go on behind a full stop; a longer word ends its sentence there. */
function joins(gap: string, before: Token): boolean {
  if (joining.test(gap)) return true;
  return afterInitial.test(gap) && before.end - before.start <= 3;
}

/** The place of the first item whose `start` is at or behind an offset; items are in the order of their starts. */
export function firstFrom(items: readonly { start: number }[], offset: number): number {
  let low = 0;
  let high = items.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((items[middle]?.start ?? 0) < offset) low = middle + 1;
    else high = middle;
  }
  return low;
}
