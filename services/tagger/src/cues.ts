import type { TaggedField } from "./candidates.ts";
import { type Stance, stanceOfCue } from "./cue-words.ts";
import type { QuotedSpan } from "./quoted-spans.ts";
import { firstFrom, type Token } from "./tokens.ts";

/**
 * A word that attributes a quotation. `beside`: it stands next to it; `parted`: a colon, a comma or a dash says
 * that the one belongs to the other. `index` counts the field's words.
 */
export type Cue = { word: Token; index: number; stance: Stance; beside: boolean; parted: boolean };

/** A cue this many words away still belongs to the quotation. */
const cueReach = 12;

/** The cue of a quotation: in the rest of its sentence behind it, else in the sentence that leads to it. */
export function nearestCue(
  field: TaggedField,
  span: QuotedSpan,
  previous: QuotedSpan | undefined,
  next: QuotedSpan | undefined,
): Cue | undefined {
  const after = cueAfter(field, span, Math.min(span.paragraphEnd, next?.start ?? span.paragraphEnd));
  if (after?.beside) return after;
  const from =
    previous && previous.paragraphStart === span.paragraphStart ? previous.end : span.paragraphStart;
  const before = cueBefore(field, span, from);
  return before?.beside ? before : (after ?? before);
}

/** A full stop behind a title or an initial ends no sentence. */
const sentenceEnd =
  /(?<!\b(?:Mr|Mrs|Ms|Dr|Prof|Sen|Rep|Gov|Gen|Col|Capt|Sgt|St|\p{Lu}))\.(\s|$)|[!?؟\n](\s|$)|;/u;

/** No attribution is longer, in characters. */
const attributionReach = 400;

function cueAfter(field: TaggedField, span: QuotedSpan, limit: number): Cue | undefined {
  const behind = field.text.slice(span.end, Math.min(limit, span.end + attributionReach));
  const quoted = field.text.slice(span.start, span.end);
  const first = firstFrom(field.tokens, span.end);
  // A sentence that ended inside the marks, with a new one behind them, is attributed by that one only if it says so at once.
  const newSentence = /[.!?…]$/u.test(quoted) && /^["”»“]\s+\p{Lu}/u.test(behind);
  const reach = newSentence ? 4 : cueReach;
  const stop = span.end + (behind.search(sentenceEnd) + 1 || behind.length);
  const parted = /[,،!?؟]$/u.test(quoted) || /^.?\s*[,،—–-]/u.test(behind);
  for (const [distance, word] of field.tokens.slice(first, first + reach).entries()) {
    if (word.end > stop) return undefined;
    const stance = stanceOfCue(word.folded);
    if (stance) return { word, index: first + distance, stance, beside: distance <= 4, parted };
  }
  return undefined;
}

function cueBefore(field: TaggedField, span: QuotedSpan, limit: number): Cue | undefined {
  const from = Math.max(limit, span.start - attributionReach);
  const ahead = field.text.slice(from, span.start - 1);
  const sentence = [...ahead.matchAll(/[.!?؟](?=\s)/gu)].at(-1);
  const start = from + (sentence ? sentence.index + 1 : 0);
  const introduces = /[:،,]\s*$|\b(that|что|که|أن|إن|ان)\s*$/u.test(ahead);
  const last = firstFrom(field.tokens, span.start) - 1;
  for (let index = last; index > last - cueReach; index--) {
    const word = field.tokens[index];
    if (word === undefined || word.start < start) return undefined;
    const stance = stanceOfCue(word.folded);
    if (stance) return { word, index, stance, beside: last - index <= 2 || introduces, parted: introduces };
  }
  return undefined;
}
