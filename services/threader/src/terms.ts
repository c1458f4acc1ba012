import { fold, type Sentence, sentences, words } from "@throughline/text";
import { stopWordsOf } from "./stop-words.ts";

/** A content word as it counts: a number for its stem, and how it is written where it first stood. */
export type Term = { id: number; surface: string; kind: "word" | "number" | "name" };

export type TermedSentence = Sentence & { terms: Term[] };

const digit = /\p{N}/u;
const upper = /^\p{Lu}/u;
const letters = /^\p{L}/u;

/** The sentences of a text, each with its content words. `language` is BCP 47. */
export function termedSentences(text: string, language: string): TermedSentence[] {
  return sentences(text, language).map((sentence) => ({
    ...sentence,
    terms: termsOf(sentence.text, language),
  }));
}

/** The content words of a sentence or title in order: stop words and single letters left out, others stemmed. */
export function termsOf(text: string, language: string): Term[] {
  const stops = stopWordsOf(language, fold);
  const found: Term[] = [];
  words(text).forEach(({ folded, start, end }, index) => {
    const plain = folded.replace(/'s?$/u, "");
    if (stops.has(plain) || (plain.length < 2 && !digit.test(plain))) return;
    const surface = text.slice(start, end).replace(/['’]s?$/u, "");
    const kind = digit.test(plain) ? "number" : upper.test(surface) && index > 0 ? "name" : "word";
    found.push({ id: hash(kind === "number" ? plain : stem(plain)), surface, kind });
  });
  return found;
}

/**
 * A light stem: the endings that change with case, number and tense go. Cyrillic words keep their first six
 * letters, Arabic script loses its commonest clitics. Two forms of a word should meet; now and then two words do.
 */
export function stem(word: string): string {
  if (!letters.test(word)) return word;
  if (/^\p{Script=Cyrillic}/u.test(word)) return word.slice(0, 6);
  if (/^\p{Script=Arabic}/u.test(word)) return withoutClitics(word);
  return word.length > 4
    ? word
        .replace(/(?:ies|ing|ied|edly|ed|es|s)$/u, "")
        .replace(/(.)\1$/u, "$1")
        .replace(/e$/u, "")
    : word;
}

function withoutClitics(word: string): string {
  const bare = word.length > 5 ? word.replace(/^[وفبکل]?ال/u, "") : word;
  return bare.length > 4 ? bare.replace(/(?:های|ها|ات|ین|ون|ان|یه|ی|ه)$/u, "") : bare;
}

/** FNV-1a, as a signed 32-bit number that is never 0. */
export function hash(text: string): number {
  let value = 0x811c9dc5;
  for (let index = 0; index < text.length; index++) {
    value = Math.imul(value ^ text.charCodeAt(index), 0x01000193);
  }
  return value | 0 || 1;
}
