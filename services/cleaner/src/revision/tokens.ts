import { fold } from "@throughline/text";

/** A word, number or mark of a text, with its place in UTF-16 units; `same` is what is compared. */
export type Token = { text: string; same: string; start: number; end: number; isWord: boolean };

/** A minus belongs to its number; a dash between numbers does not. */
const tokenPattern =
  /(?:(?<![\p{L}\p{N}.,)])[-−](?=\p{Nd}))?[\p{L}\p{M}\p{N}](?:[\p{L}\p{M}\p{N}\u200c\u00ad]|['’.,٫٬](?=[\p{L}\p{N}]))*|[^\s\p{Cf}]/gu;
/** Scripts that set no spaces between words. */
const unspaced =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u;
const hanNumbersAndOthers =
  /([〇一二两兩三四五六七八九十百千]{2,})|(?:(?![〇一二两兩三四五六七八九十百千]{2})[\s\S])+/gu;
/** It goes by the script: the language does not change where it parts these words. */
const segmenter = new Intl.Segmenter("en", { granularity: "word" });

/** The words and marks of a text; forms of the same quotation mark or dash count as one. */
export function tokens(text: string): Token[] {
  const found: Token[] = [];
  for (const { 0: surface, index } of text.matchAll(tokenPattern))
    if (!unspaced.test(surface)) found.push(token(surface, index));
    else for (const part of unspacedWords(surface)) found.push(token(part.text, index + part.start));
  return found;
}

/** The segmenter would part a number and join its end to the word behind it. */
function unspacedWords(run: string): { text: string; start: number }[] {
  return [...run.matchAll(hanNumbersAndOthers)].flatMap(({ 0: part, 1: number, index }) =>
    number !== undefined
      ? [{ text: part, start: index }]
      : [...segmenter.segment(part)].map((word) => ({ text: word.segment, start: index + word.index })),
  );
}

function token(surface: string, start: number): Token {
  const isWord = /[\p{L}\p{N}]/u.test(surface);
  const same = isWord ? surface.normalize("NFC").replace(/’/gu, "'") : fold(surface);
  return { text: surface, same, start, end: start + surface.length, isWord };
}

/** The words of some tokens in the form in which spelling, case and vowel signs no longer count. */
export function foldedWords(list: readonly Token[]): string[] {
  return list.filter(({ isWord }) => isWord).map(({ text }) => fold(text));
}

/** A passage as its folded words alone, for comparing. */
export function plainWords(passage: string): string {
  return foldedWords(tokens(passage)).join(" ");
}
