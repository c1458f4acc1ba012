import { createHash } from "node:crypto";
import type { TextPlace } from "@throughline/contracts";
import { fold } from "@throughline/text";

/**
 * A text as the copy index sees it: one 16-bit number a word. The upper 14 bits are a hash of the folded word, the
 * lower two say what kind of word it is. Two bytes a word let the index keep the whole sequence, so that two articles
 * can be compared word by word without their texts; four words in a row are told apart by 56 bits.
 */
export type WordSequence = Uint16Array;

export const ordinary = 0;
/** A word with a digit in it. */
export const number = 1;
/** A capitalised word within a sentence. Scripts without case have none. */
export const name = 2;

const kindMask = 3;

/** Words behind this many count for the text's hash alone: a bound on memory, far above the length of a news article. */
export const maxWords = 6000;

export const kindOf = (word: number): number => word & kindMask;
/** What two words have in common when they are the same word, whatever their kind. */
export const identityOf = (word: number): number => word >> 2;

/** The zero-width non-joiner parts words here: republishers write it as a space, or not at all. */
const wordPattern = /[\p{L}\p{N}](?:[\p{L}\p{M}\p{N}\u00ad'’]|[.,](?=\p{N}))*/gu;
const marks = /\p{M}+/gu;
const digit = /\p{N}/u;
const upper = /^\p{Lu}/u;
/** What stands before the first word of a sentence. */
const sentenceStart = /(?:^|[.!?…:"“«]\s*|\n\s*)["'“«(]*$/u;

/** A text read: its words in order, at most `maxWords`, and a hash of them all, equal for equal texts. */
export type ReadText = { words: WordSequence; textHash: string };

export function readText(text: string): ReadText {
  const { words, hashes } = wordsOf(text);
  return { words, textHash: hashOf(hashes) };
}

/** The same with each word's place in the text. */
export function readPlacedText(text: string): ReadText & { places: TextPlace[] } {
  const { words, hashes, places } = wordsOf(text);
  return { words, textHash: hashOf(hashes), places };
}

function wordsOf(text: string): { words: WordSequence; hashes: Int32Array; places: TextPlace[] } {
  const words: number[] = [];
  const hashes: number[] = [];
  const places: TextPlace[] = [];
  let end = 0;
  for (const match of text.matchAll(wordPattern)) {
    const surface = match[0];
    const between = text.slice(Math.max(end, match.index - 6), match.index);
    const hashed = hashOfWord(plain(surface));
    hashes.push(hashed);
    if (words.length === maxWords) continue;
    words.push(((hashed >>> 16) & ~kindMask) | kind(surface, between, end === 0));
    end = match.index + surface.length;
    places.push({ start: match.index, end });
  }
  return { words: Uint16Array.from(words), hashes: Int32Array.from(hashes), places };
}

function hashOf(hashes: Int32Array): string {
  return createHash("sha256").update(Buffer.from(hashes.buffer)).digest("hex").slice(0, 32);
}

function kind(surface: string, before: string, first: boolean): number {
  if (digit.test(surface)) return number;
  return upper.test(surface) && !first && !sentenceStart.test(before) ? name : ordinary;
}

const plainForms = new Map<string, string>();

/**
 * Folds further than a reader would: marks go (й and и, é and e), э counts as е, possessive and apostrophes go.
 * These are what a text loses on its way through another newsroom's system.
 */
function plain(surface: string): string {
  let form = plainForms.get(surface);
  if (form === undefined) {
    form = fold(surface)
      .normalize("NFD")
      .replace(marks, "")
      .replaceAll("э", "е")
      .replace(/['’]s?$/u, "")
      .replaceAll("'", "");
    if (plainForms.size > 100_000) plainForms.clear();
    plainForms.set(surface, form);
  }
  return form;
}

/** FNV-1a with a final mix (MurmurHash3's), as a signed 32-bit number. */
export function hashOfWord(word: string): number {
  let value = 0x811c9dc5;
  for (let index = 0; index < word.length; index++) {
    value = Math.imul(value ^ word.charCodeAt(index), 0x01000193);
  }
  return mix(value);
}

/** MurmurHash3's finaliser: every input bit reaches every output bit. */
export function mix(value: number): number {
  let mixed = value;
  mixed = Math.imul(mixed ^ (mixed >>> 16), 0x85ebca6b);
  mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35);
  return (mixed ^ (mixed >>> 16)) | 0;
}
