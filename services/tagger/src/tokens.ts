import { words } from "@throughline/text";

/**
 * A word as the gazetteer sees it: folded, without a possessive 's. Offsets are UTF-16 units of the text as
 * given. `open` says that nothing but a space, a hyphen or an initial's full stop stands between it and the
 * word before.
 */
export type Token = { folded: string; start: number; end: number; open: boolean };

const possessive = /['’ʼ]s$/iu;
/** Between the words of one name. A new paragraph, a comma, a bracket or a quotation mark ends a name. */
const joining = /^(?:[^\S\n]*\n?[^\S\n]*|[-‐‑–ـ]|['’])$/u;
const afterInitial = /^\.[^\S\n]*$/u;

export function tokensOf(text: string): Token[] {
  const tokens: Token[] = [];
  let before: Token | undefined;
  for (const word of words(text)) {
    const owned = possessive.test(text.slice(word.start, word.end));
    const end = owned ? word.end - 2 : word.end;
    const folded = owned ? word.folded.replace(/'s$/u, "") : word.folded;
    const gap = before && text.slice(before.end, word.start);
    const token: Token = {
      folded,
      start: word.start,
      end,
      open: before !== undefined && joins(gap ?? "", before),
    };
    tokens.push(token);
    before = token;
  }
  return tokens;
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
