import { fold } from "./fold.ts";

/** A word of a text: its folded form, and its place in UTF-16 units of the text as given. */
export type Word = { folded: string; start: number; end: number };

/**
 * A word is a run of letters, marks and digits, with apostrophes and the zero-width non-joiner inside it; the
 * hyphen parts words, the full stop inside numbers does not.
 */
const wordPattern = /[\p{L}\p{N}](?:[\p{L}\p{M}\p{N}\u200c\u00ad'’]|[.,](?=\p{N}))*/gu;

/** The words of a text in order. Scripts without spaces give runs, not words. */
export function words(text: string): Word[] {
  const found: Word[] = [];
  for (const match of text.matchAll(wordPattern)) {
    const surface = match[0].replace(/['’]+$/u, "");
    found.push({ folded: fold(surface), start: match.index, end: match.index + surface.length });
  }
  return found;
}
