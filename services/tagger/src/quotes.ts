import type { Quote } from "@throughline/contracts";
import type { TaggedField } from "./candidates.ts";
import { pronouns, type Stance, stanceOfCue } from "./cue-words.ts";
import type { FoundMention } from "./mentions.ts";
import { type QuotedSpan, quotedSpans } from "./quoted-spans.ts";
import { strangerBeside } from "./strangers.ts";
import type { Token } from "./tokens.ts";

/** A cue this many words away still belongs to the quotation. */
const cueReach = 12;
/**
 * A quotation that a colon or a comma parts from its cue may be short; with the cue merely beside it, it may be the
 * name of a paper; farther off, a few words are only somebody's term.
 */
const leastWords = { parted: 2, beside: 4, apart: 5 };

type Cue = { word: Token; index: number; stance: Stance; beside: boolean; parted: boolean };

/**
 * The direct quotations of an article's text: words between quotation marks with a verb of saying near them
 * in the same sentence, or right behind such a one. The speaker is whoever the text names beside the verb; a
 * pronoun counts only where the paragraph has named just one person before it; else nobody is named.
 */
export function findQuotes(field: TaggedField, mentions: readonly FoundMention[]): Quote[] {
  const spans = quotedSpans(field.text);
  const quotes: (Quote & { span: QuotedSpan })[] = [];
  for (const [at, span] of spans.entries()) {
    const inside = field.tokens.filter(({ start, end }) => start >= span.start && end <= span.end);
    const cue = nearestCue(field, span, spans[at - 1], spans[at + 1]);
    const needed = leastWords[cue?.parted ? "parted" : cue?.beside ? "beside" : "apart"];
    const before = quotes.at(-1);
    const bounds = { start: span.start, end: span.end, text: field.text.slice(span.start, span.end) };
    if (cue && inside.length >= needed) {
      const speaker = speakerOf(field, span, cue, mentions, spans);
      const cueText = field.text.slice(cue.word.start, cue.word.end);
      quotes.push({ ...bounds, ...(speaker ? { speaker } : {}), cue: cueText, stance: cue.stance, span });
    } else if (before && inside.length >= leastWords.apart && goesOn(field, before, span)) {
      const { speaker, cue: sameCue, stance } = before;
      quotes.push({ ...bounds, ...(speaker ? { speaker } : {}), cue: sameCue, stance, span });
    }
  }
  return quotes.map(({ span: _span, ...quote }) => quote);
}

/** `"A," he said. "B."`: only the attribution of the one stands between it and the other. */
function goesOn(field: TaggedField, before: { span: QuotedSpan }, span: QuotedSpan): boolean {
  if (before.span.paragraphStart !== span.paragraphStart) return false;
  const between = field.tokens.filter(({ start, end }) => start >= before.span.end && end <= span.start);
  return between.length <= 15 && /[.,:;—–-]\s*["“«„]$/u.test(field.text.slice(before.span.end, span.start));
}

function nearestCue(
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

function cueAfter(field: TaggedField, span: QuotedSpan, limit: number): Cue | undefined {
  const behind = field.text.slice(span.end, limit);
  // A sentence that ended inside the marks, with a new one behind them, is not attributed by that one.
  if (
    /[.!?…]$/u.test(field.text.slice(span.start, span.end)) &&
    /^["”»“]\s+\p{Lu}/u.test(behind) &&
    !startsWithCue(field, span)
  )
    return undefined;
  const stop = span.end + (behind.search(sentenceEnd) + 1 || behind.length);
  const words = field.tokens.flatMap((token, index) =>
    token.start >= span.end && token.end <= stop ? [{ token, index }] : [],
  );
  const parted = /[,،!?؟]$/u.test(field.text.slice(span.start, span.end)) || /^.?\s*[,،—–-]/u.test(behind);
  for (const [distance, { token, index }] of words.slice(0, cueReach).entries()) {
    const stance = stanceOfCue(token.folded);
    if (stance) return { word: token, index, stance, beside: distance <= 4, parted };
  }
  return undefined;
}

/** A full stop behind a title or an initial ends no sentence. */
const sentenceEnd =
  /(?<!\b(?:Mr|Mrs|Ms|Dr|Prof|Sen|Rep|Gov|Gen|Col|Capt|Sgt|St|\p{Lu}))\.(\s|$)|[!?؟\n](\s|$)|;/u;

function startsWithCue(field: TaggedField, span: QuotedSpan): boolean {
  const first = field.tokens.findIndex(({ start }) => start >= span.end);
  return (
    first !== -1 &&
    field.tokens.slice(first, first + 4).some(({ folded }) => stanceOfCue(folded) !== undefined)
  );
}

function cueBefore(field: TaggedField, span: QuotedSpan, from: number): Cue | undefined {
  const ahead = field.text.slice(from, span.start - 1);
  const sentence = [...ahead.matchAll(/[.!?؟](?=\s)/gu)].at(-1);
  const start = from + (sentence ? sentence.index + 1 : 0);
  const words = field.tokens.flatMap((token, index) =>
    token.start >= start && token.end < span.start ? [{ token, index }] : [],
  );
  const introduces = /[:،,]\s*$|\b(that|что|که|أن|إن|ان)\s*$/u.test(ahead);
  for (const [distance, { token, index }] of words.toReversed().slice(0, cueReach).entries()) {
    const stance = stanceOfCue(token.folded);
    if (stance)
      return { word: token, index, stance, beside: distance <= 2 || introduces, parted: introduces };
  }
  return undefined;
}

function speakerOf(
  field: TaggedField,
  span: QuotedSpan,
  cue: Cue,
  mentions: readonly FoundMention[],
  spans: readonly QuotedSpan[],
): Quote["speaker"] {
  const outside = (at: number) => !spans.some(({ start, end }) => at >= start && at < end);
  const near = mentions
    .filter((mention) => mention.field === "text" && canSpeak(mention) && outside(mention.start))
    .map((mention) => ({ mention, distance: distanceOf(mention, cue) }))
    .filter(({ distance, mention }) => distance <= 6 && sameClause(field, mention, cue))
    .sort((a, b) => rankOf(a.mention) - rankOf(b.mention) || a.distance - b.distance);
  const person = near.find(({ mention, distance }) => mention.type === "person" && distance <= 2)?.mention;
  if (person) return { entityId: person.entityId, name: person.entity.name };
  const stranger = strangerBeside(field, cue.word, [...mentions.filter((m) => m.field === "text"), ...spans]);
  if (stranger !== undefined) return { name: stranger };
  const best = near[0]?.mention;
  const pronoun = [field.tokens[cue.index - 1], field.tokens[cue.index + 1]].some(
    (token) => token !== undefined && pronouns.has(token.folded),
  );
  if (pronoun) return onlyPersonBefore(field, span, mentions);
  return best && { entityId: best.entityId, name: best.entity.name };
}

const canSpeak = ({ type, kind }: FoundMention) =>
  type === "person" || type === "organisation" || kind === "metonym";

/** People speak before the bodies that they speak for. */
const rankOf = ({ type }: FoundMention) => (type === "person" ? 0 : type === "organisation" ? 1 : 2);

const distanceOf = ({ from, to }: FoundMention, { index }: Cue) =>
  to <= index ? index - to : Math.max(0, from - index - 1);

function sameClause(field: TaggedField, mention: FoundMention, { word }: Cue): boolean {
  const between =
    mention.end <= word.start
      ? field.text.slice(mention.end, word.start)
      : field.text.slice(word.end, mention.start);
  return !/[.!?؟;\n"“”«»]\s/u.test(`${between} `);
}

/** The one person whom the paragraph has named before the quotation, if it has named just one, known or not. */
function onlyPersonBefore(
  field: TaggedField,
  span: QuotedSpan,
  mentions: readonly FoundMention[],
): Quote["speaker"] {
  const named = mentions.filter(
    (mention) =>
      mention.field === "text" && mention.start >= span.paragraphStart && mention.end <= span.start,
  );
  const people = named.filter(({ type }) => type === "person");
  const [first] = people;
  const sure = first && people.every(({ entityId }) => entityId === first.entityId);
  if (!sure || namesOthers(field, span, named)) return undefined;
  return { entityId: first.entityId, name: first.entity.name };
}

const capitalPair = /\p{Lu}[\p{L}'’-]+\s\p{Lu}[\p{L}'’-]+/gu;

/** Whether two capitalised words side by side before the quotation are of nobody in the gazetteer. */
function namesOthers(field: TaggedField, span: QuotedSpan, named: readonly FoundMention[]): boolean {
  const before = field.text.slice(span.paragraphStart, span.start);
  return [...before.matchAll(capitalPair)].some(({ index, 0: pair }) => {
    const start = span.paragraphStart + index;
    return !named.some((mention) => mention.start < start + pair.length && mention.end > start);
  });
}
