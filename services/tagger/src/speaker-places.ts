import type { Quote } from "@throughline/contracts";
import type { FoundMention } from "./mentions.ts";
import type { QuotedSpan } from "./quoted-spans.ts";
import { firstFrom } from "./tokens.ts";

export type Speaker = NonNullable<Quote["speaker"]>;

/** A full stop behind a title or an initial ends no sentence. */
export const sentenceBreak =
  /(?<!\b(?:Mr|Mrs|Ms|Dr|Prof|Sen|Rep|Gov|Gen|Lt|Col|Capt|Sgt|Del|Rev|Adm|Maj|St|Jr|Sr|\p{Lu}))\.["”»]?(\s|$)|[!?؟…]["”»]?(\s|$)|\n/u;

/** Whether a place in the text is between no quotation marks. */
export function isOutside(spans: readonly QuotedSpan[], at: number): boolean {
  const before = spans[firstFrom(spans, at + 1) - 1];
  return before === undefined || at >= before.end;
}

export function speakerIn({ entityId, entity }: FoundMention): Speaker {
  return { entityId, name: entity.name };
}

/** A sentence without what it quotes; offsets are UTF-16 units of the text. */
export type Stretch = { start: number; end: number };

const breaks = new RegExp(sentenceBreak, "gu");

/** The sentences before a place, the nearest first and cut off there; what ends within quotation marks ends none. */
export function* stretchesBefore(
  text: string,
  at: number,
  spans: readonly QuotedSpan[],
  reach: number,
): Generator<Stretch> {
  const from = Math.max(0, at - reach);
  const ends = [...text.slice(from, at).matchAll(breaks)]
    .filter(({ index }) => isOutside(spans, from + index + 1))
    .map(({ index, 0: mark }) => from + index + mark.length);
  let end = at;
  for (const start of [...ends.reverse(), from]) {
    if (/[\p{L}]/u.test(text.slice(start, end))) yield { start, end };
    end = start;
  }
}
