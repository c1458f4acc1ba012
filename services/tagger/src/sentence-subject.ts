import { isRole } from "./described-speakers.ts";
import type { FoundMention } from "./mentions.ts";
import type { QuotedSpan } from "./quoted-spans.ts";
import type { Stretch } from "./speaker-places.ts";

/** A stretch's words without what it quotes. */
export function withoutQuoted(text: string, { start, end }: Stretch, spans: readonly QuotedSpan[]): string {
  let left = "";
  let at = start;
  for (const span of spans) {
    if (span.end <= start || span.start >= end) continue;
    left += text.slice(at, Math.max(at, span.start));
    at = Math.max(at, span.end);
  }
  return left + text.slice(at, Math.max(at, end));
}

/** No title is longer, in words. */
const longestTitle = 6;
const verbBefore =
  /\b(?:said|says|added|adds|wrote|writes|according to|сказал[аи]?|заявил[аи]?|сообщил[аи]?)\W*$/iu;

/**
 * Whether a name is its sentence's subject as far as its place says: nothing but a title and perhaps an opening phrase with
 * a comma stands before it, or a verb of saying does ("said X"); and nothing is said to be its ("X's aides").
 */
export function isSubject(
  text: string,
  stretch: Stretch,
  mention: FoundMention,
  spans: readonly QuotedSpan[],
): boolean {
  if (/^['’]s?(?!\p{L})/u.test(text.slice(mention.end, mention.end + 3))) return false;
  const before = withoutQuoted(text, { start: stretch.start, end: mention.start }, spans);
  const comma = before.lastIndexOf(",");
  const last = before.slice(comma + 1);
  const words = last.split(/[^\p{L}\p{N}.'’-]+/u).filter((word) => word !== "");
  if (words.length <= longestTitle && words.every(isTitleWord) && isOpening(before.slice(0, comma + 1)))
    return !isAttribute(text, mention.end);
  const titled = before.replace(/(?:\s+\p{Lu}[\p{L}.]*)+\s*$/u, "");
  return verbBefore.test(titled) || verbBefore.test(before);
}

const opening =
  /^\W*(?:in|on|at|after|before|during|when|for|as|while|with|by|since|under|speaking|asked|writing|meanwhile|however|\p{L}+ly|в|во|на|после|по)(?!\p{L})/iu;

/** "In a speech on Monday, …": nobody's doing yet. */
const isOpening = (head: string) =>
  !/\p{L}/u.test(head) || (opening.test(head) && !/\b(?:s?he|they|who)\b/iu.test(head));

/** "Clinton adviser Jane Doe": the name of one whose office or party it is. */
function isAttribute(text: string, end: number): boolean {
  const next = /^\s(\p{Ll}+)\s/u.exec(text.slice(end, end + 40))?.[1];
  return next !== undefined && isRole(next);
}

const opener = /^(?:but|and|yet|so|then|still|meanwhile|however|later|also|earlier|но|а|и|ранее|также)$/iu;

function isTitleWord(word: string, at: number): boolean {
  if (
    opener.test(word) ||
    isRole(word.toLowerCase().replace(/\.$/u, "")) ||
    /^(?:the|then|former|бывший)$/iu.test(word)
  )
    return true;
  return at > 0 && /^(?:of|and|\p{Lu}.*)$/u.test(word);
}
