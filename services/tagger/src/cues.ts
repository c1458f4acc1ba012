import type { TaggedField } from "./candidates.ts";
import { genderOfPronoun, isAdverb, type Stance, stanceOfCue } from "./cue-words.ts";
import type { Gender } from "./given-names.ts";
import type { QuotedSpan } from "./quoted-spans.ts";
import { firstFrom, type Token } from "./tokens.ts";
import { createWordList } from "./word-list.ts";

/**
 * A word that attributes a quotation. `beside`: it stands next to it; `parted`: a colon, a comma or a dash says
 * that the one belongs to the other; `loose`: it opens a sentence of its own behind a quotation that ended in a full
 * stop, and may as well speak of something else. `index` counts the field's words.
 */
export type Cue = {
  word: Token;
  index: number;
  stance: Stance;
  beside: boolean;
  parted: boolean;
  loose: boolean;
};

/** A cue this many words away still belongs to the quotation. */
const cueReach = 12;

/**
 * The cue of a quotation: in the rest of its sentence behind it, else in the sentence that leads to it. Where that one ends
 * in a colon or a comma right before the marks, the next sentence has no say.
 */
export function nearestCue(
  field: TaggedField,
  span: QuotedSpan,
  previous: QuotedSpan | undefined,
  next: QuotedSpan | undefined,
): Cue | undefined {
  const after = cueAfter(field, span, Math.min(span.paragraphEnd, next?.start ?? span.paragraphEnd));
  const from =
    previous && previous.paragraphStart === span.paragraphStart ? previous.end : span.paragraphStart;
  const before = cueBefore(field, span, from);
  // Persian may leave out the full stop between what is quoted and the next sentence: there the colon decides.
  const colon = /:\s*$/u.test(field.text.slice(Math.max(0, span.start - 4), span.start - 1));
  const isRival = before?.parted && after && (after.loose || (colon && !after.parted));
  if (after?.beside && !isRival) return after;
  return before?.beside ? before : (after ?? before);
}

/** Behind a comma that ends what is quoted, or before a colon or "that", the speaker may be described at some length. */
const partedReach = 24;

/** A full stop behind a title or an initial ends no sentence. */
const sentenceEnd =
  /(?<!\b(?:Mr|Mrs|Ms|Dr|Prof|Sen|Rep|Gov|Gen|Lt|Col|Capt|Sgt|Del|Rev|Adm|Maj|St|\p{Lu}))\.(\s|$)|[!?؟\n](\s|$)|;/u;

/** No attribution is longer, in characters. */
const attributionReach = 400;

function cueAfter(field: TaggedField, span: QuotedSpan, limit: number): Cue | undefined {
  const behind = field.text.slice(span.end, Math.min(limit, span.end + attributionReach));
  const quoted = field.text.slice(span.start, span.end);
  const first = firstFrom(field.tokens, span.end);
  // A sentence that ended inside the marks, with a new one behind them, is attributed by that one only if it says so at once.
  const newSentence = /[.!?…؟]$/u.test(quoted) && /^["”»“]\s+[\p{Lu}\p{Lo}]/u.test(behind);
  const parted = /[,،!?؟]$/u.test(quoted) || /^.?\s*[,،—–-]/u.test(behind);
  const reach = newSentence ? (/^.\s+\p{Lu}/u.test(behind) ? 4 : 0) : parted ? partedReach : cueReach;
  const stop = span.end + (behind.search(sentenceEnd) + 1 || behind.length);
  for (const [distance, word] of field.tokens.slice(first, first + reach).entries()) {
    if (word.end > stop) return undefined;
    const stance = stanceOf(field, word);
    if (!stance) continue;
    // "Lavrov said: " leads on to what comes, not back.
    if (newSentence && /[:,،]\s*\S?$/u.test(field.text.slice(word.end, limit)) && limit <= stop)
      return undefined;
    return { word, index: first + distance, stance, beside: distance <= 4, parted, loose: newSentence };
  }
  return undefined;
}

/** Behind these stands the one who said it: "according to X". */
export const isAttributing = createWordList("according quoted словам цитирует گفته بحسب وفقا");

function cueBefore(field: TaggedField, span: QuotedSpan, limit: number): Cue | undefined {
  const from = Math.max(limit, span.start - attributionReach);
  const ahead = field.text.slice(from, span.start - 1);
  const sentence = [...ahead.matchAll(/[.!?؟](?=\s)/gu)].at(-1);
  const start = from + (sentence ? sentence.index + 1 : 0);
  const marked = /[:،,]\s*$/u.test(ahead);
  const that = /(?<!\p{L})(?:that|что|که|أن|إن|ان)\s*$/iu.test(ahead);
  // Behind "that" without a colon, what ends the sentence is what was said; with more behind it, it may be a name.
  const endsIt = /^["”»“]?\s*(?:[.,،؛;]|\n|$)/u.test(field.text.slice(span.end, span.end + 4));
  const last = firstFrom(field.tokens, span.start) - 1;
  const reach = marked || that ? partedReach : cueReach;
  for (let index = last; index > last - reach; index--) {
    const word = field.tokens[index];
    if (word === undefined || word.start < start) return undefined;
    const stance = stanceOf(field, word);
    if (!stance) continue;
    const says = that || (isAttributing(word.folded) && last - index <= 3);
    const beside = last - index <= 2 || marked || that;
    return { word, index, stance, beside, parted: marked || (says && endsIt), loose: false };
  }
  return undefined;
}

/** "United States" and "Omar Said" are no verbs: one with a capital opens its sentence. */
function stanceOf({ text }: TaggedField, { folded, start }: Token): Stance | undefined {
  const stance = stanceOfCue(folded);
  if (stance === undefined || !/^\p{Lu}/u.test(text.slice(start, start + 2))) return stance;
  return /(?:^|[.!?…:—–-]\s+|[\n"“”«»(]\s?)$/u.test(text.slice(Math.max(0, start - 4), start))
    ? stance
    : undefined;
}

/** A pronoun beside a cue, `before` it or behind it; Persian and some others tell no gender. */
export type Pronoun = { start: number; gender: Gender | undefined; before: boolean };

/** Adverbs that may stand between a pronoun and its verb: "he later also said". */
const mostAdverbs = 3;

/** The pronoun that is the subject of a cue, right before it or behind it ("he said", "добавил он"). */
export function pronounBeside(field: TaggedField, { index }: Cue): Pronoun | undefined {
  for (let at = index - 1; at >= index - 1 - mostAdverbs; at--) {
    const token = field.tokens[at];
    if (!token) break;
    const gender = genderOfPronoun(token.folded);
    if (gender) return { start: token.start, gender: gender === "any" ? undefined : gender, before: true };
    if (!isAdverb(token.folded)) break;
  }
  const next = field.tokens[index + 1];
  const gender = next && genderOfPronoun(next.folded);
  return gender
    ? { start: next.start, gender: gender === "any" ? undefined : gender, before: false }
    : undefined;
}

/** Whether words have a pronoun of a gender in them, or any where the gender is not known. */
export function pronounIn(text: string, gender: Gender | undefined): boolean {
  return (text.toLowerCase().match(/\p{L}+/gu) ?? []).some((word) => {
    const found = genderOfPronoun(word);
    return found !== undefined && (gender === undefined || found === gender);
  });
}

/** The verbs of saying in a part of the text. */
export function cuesIn(field: TaggedField, { start, end }: { start: number; end: number }): Cue[] {
  const first = firstFrom(field.tokens, start);
  return field.tokens.slice(first, firstFrom(field.tokens, end)).flatMap((word, at) => {
    const stance = stanceOf(field, word);
    return stance ? [{ word, index: first + at, stance, beside: false, parted: false, loose: false }] : [];
  });
}

/** Persian and Arabic verbs stand alone where the speaker is the one before: only such words or marks stand beside them. */
const arabicFollowers = /^(?:ان|انه|انها|فی|خلال|عن|علی|الی|ردا|بان|قایلا|قایله)$/u;

export function isSpeakerless(field: TaggedField, cue: Cue): boolean {
  if (pronounBeside(field, cue)) return true;
  const [before, next] = [field.tokens[cue.index - 1], field.tokens[cue.index + 1]];
  if (field.language === "ar") {
    const gap = field.text.slice(cue.word.end, next?.start ?? field.text.length);
    return /[:،"“«]/u.test(gap) || (next !== undefined && arabicFollowers.test(next.folded));
  }
  return (
    before === undefined ||
    before.folded === "و" ||
    /[.\n؟!»"”:]/u.test(field.text.slice(before.end, cue.word.start))
  );
}
