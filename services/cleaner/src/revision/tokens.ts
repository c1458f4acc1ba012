import { fold } from "@throughline/text";

/** A word, number or mark of a text, with its place in UTF-16 units; `same` is what is compared. */
export type Token = { text: string; same: string; start: number; end: number; isWord: boolean };

const tokenPattern =
  /[\p{L}\p{M}\p{N}](?:[\p{L}\p{M}\p{N}\u200c\u00ad]|['’.,](?=[\p{L}\p{N}]))*|[^\s\p{Cf}]/gu;
/** The words and marks of a text; forms of the same quotation mark or dash count as one. */
export function tokens(text: string): Token[] {
  return [...text.matchAll(tokenPattern)].map((match) => {
    const [surface] = match;
    const isWord = /[\p{L}\p{N}]/u.test(surface);
    return {
      text: surface,
      same: isWord ? surface.normalize("NFC").replace(/’/gu, "'") : fold(surface),
      start: match.index,
      end: match.index + surface.length,
      isWord,
    };
  });
}

/** The words of some tokens in the form in which spelling, case and vowel signs no longer count. */
export function foldedWords(list: readonly Token[]): string[] {
  return list.filter(({ isWord }) => isWord).map(({ text }) => fold(text));
}

/** A passage as its folded words alone, for comparing. */
export function plainWords(passage: string): string {
  return foldedWords(tokens(passage)).join(" ");
}
