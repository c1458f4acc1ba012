import { fold } from "@throughline/text";
import { figuresValue, plainValue } from "./figures.ts";
import type { Token } from "./tokens.ts";

/** A slip of the pen changes few words. */
const mostWords = 3;
/** Shorter words with two letters swapped are other words as often as not. */
const leastSwapped = 3;
const leastDoubled = 5;
/** In shorter words another letter makes another word (talks, tanks; county, country). */
const leastMended = 8;
/** Prefixes turn a meaning round (legal, illegal; осуждать, обсуждать); slips come later in a word. */
const surePrefix = 3;

export type SlipContext = {
  /** Whether the words open their sentence, so that a capital letter says nothing. */
  opens: boolean;
  language: string;
  /** Whether a folded word stands in the newer text still: then it was no slip. */
  stays: (word: string) => boolean;
};

/**
 * Whether a change only mends how words are written: their case, accents, hyphens and spaces, or a slip in a word.
 * What could be another word is none, since a change of meaning must not pass for a slip: other letters at the head
 * or the end of a word, or in a short word or a name.
 */
export function isSlip(before: readonly Token[], after: readonly Token[], context: SlipContext): boolean {
  const [older, newer] = [before.filter(isWord), after.filter(isWord)];
  const spelled = ({ text }: Token) => spelling(text, context.language);
  if (older.map(spelled).join("") === newer.map(spelled).join("")) return true;
  if (older.length !== newer.length || older.length > mostWords) return false;
  return older.every((word, at) => {
    const other = newer[at] as Token;
    return spelled(word) === spelled(other) || isSlipOfWord(word.text, other.text, at, context);
  });
}

function isWord(token: Token): boolean {
  return token.isWord;
}

/** A word without case and accents; a number by its value. */
function spelling(word: string, language: string): string {
  const folded = fold(word);
  const value = figuresValue(folded, language);
  if (value !== undefined) return /^0\d/u.test(folded) ? folded : plainValue(value);
  return folded
    .normalize("NFD")
    .replace(/(\p{Script=Latin})\p{Mn}+/gu, "$1")
    .normalize("NFC");
}

function isSlipOfWord(before: string, after: string, at: number, { opens, stays }: SlipContext): boolean {
  const [older, newer] = [fold(before), fold(after)];
  const isCode = /\p{Nd}/u.test(older + newer) || (isAcronym(before) && isAcronym(after));
  if (isCode || stays(older) || [...older][0] !== [...newer][0]) return false;
  const [shorter, longer] = older.length <= newer.length ? [older, newer] : [newer, older];
  if (longer.length >= leastSwapped && isSwap(older, newer)) return true;
  if (longer.length >= leastDoubled && isDoubling(shorter, longer)) return true;
  const isName = isCapitalised(before) && isCapitalised(after) && !(opens && at === 0);
  return !isName && longer.length >= leastMended && isMended(shorter, longer);
}

function isCapitalised(word: string): boolean {
  return /^\p{Lu}/u.test(word);
}

function isAcronym(word: string): boolean {
  return word.length > 1 && word === word.toUpperCase() && word !== word.toLowerCase();
}

/** Two letters that stand side by side changed places. */
function isSwap(a: string, b: string): boolean {
  const from = sameStart(a, b);
  return (
    a.length === b.length &&
    a[from] === b[from + 1] &&
    a[from + 1] === b[from] &&
    a.slice(from + 2) === b.slice(from + 2)
  );
}

/** A letter inside the word was written twice. */
function isDoubling(shorter: string, longer: string): boolean {
  const from = sameStart(shorter, longer);
  return (
    longer.length === shorter.length + 1 &&
    from < shorter.length &&
    longer[from] === longer[from - 1] &&
    longer.slice(from + 1) === shorter.slice(from)
  );
}

/** One letter inside the word is more, less or another. */
function isMended(shorter: string, longer: string): boolean {
  const from = sameStart(shorter, longer);
  const rest = longer.slice(from + 1);
  const kept = longer.length === shorter.length ? shorter.slice(from + 1) : shorter.slice(from);
  return from >= surePrefix && longer.length - shorter.length <= 1 && rest !== "" && rest === kept;
}

function sameStart(a: string, b: string): number {
  let at = 0;
  while (at < a.length && at < b.length && a[at] === b[at]) at++;
  return at;
}
