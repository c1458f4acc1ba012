import type { Quote } from "@throughline/contracts";
import type { TaggedField } from "./candidates.ts";
import { pronouns } from "./cue-words.ts";
import type { Cue } from "./cues.ts";
import type { FoundMention } from "./mentions.ts";
import type { QuotedSpan } from "./quoted-spans.ts";
import { strangerBeside } from "./strangers.ts";
import { firstFrom } from "./tokens.ts";

/** No clause and no memory of who was named reaches farther, in characters. */
const clauseReach = 300;
const paragraphReach = 2000;

/**
 * Who said a quotation: the person named right beside the cue, else a stranger named there, else the nearest
 * person, body or government of the clause; a pronoun counts only where the paragraph has named just one person.
 */
export function speakerOf(
  field: TaggedField,
  span: QuotedSpan,
  cue: Cue,
  mentions: readonly FoundMention[],
  spans: readonly QuotedSpan[],
): Quote["speaker"] {
  const first = firstFrom(mentions, cue.word.start - clauseReach);
  const last = firstFrom(mentions, cue.word.end + clauseReach);
  const quoted = spans.filter(
    ({ start, end }) => end > cue.word.start - clauseReach && start < cue.word.end + clauseReach,
  );
  const outside = (at: number) => !quoted.some(({ start, end }) => at >= start && at < end);
  const beside = mentions.slice(first, last);
  const near = beside
    .filter((mention) => canSpeak(mention) && outside(mention.start))
    .map((mention) => ({ mention, distance: distanceOf(mention, cue) }))
    .filter(({ distance, mention }) => distance <= 6 && sameClause(field, mention, cue))
    .sort((a, b) => rankOf(a.mention) - rankOf(b.mention) || a.distance - b.distance);
  const person = near.find(({ mention, distance }) => mention.type === "person" && distance <= 2)?.mention;
  if (person) return { entityId: person.entityId, name: person.entity.name };
  const stranger = strangerBeside(field, cue.word, [...beside, ...quoted]);
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
  const from = Math.max(span.paragraphStart, span.start - paragraphReach);
  const named = mentions.slice(firstFrom(mentions, from), firstFrom(mentions, span.start));
  const people = named.filter(({ type }) => type === "person");
  const [first] = people;
  const sure = first && people.every(({ entityId }) => entityId === first.entityId);
  if (!sure || namesOthers(field, span, named)) return undefined;
  return { entityId: first.entityId, name: first.entity.name };
}

const capitalPair = /\p{Lu}[\p{L}'’-]+\s\p{Lu}[\p{L}'’-]+/gu;

/** Whether two capitalised words side by side before the quotation are of nobody in the gazetteer. */
function namesOthers(field: TaggedField, span: QuotedSpan, named: readonly FoundMention[]): boolean {
  const from = Math.max(span.paragraphStart, span.start - paragraphReach);
  return [...field.text.slice(from, span.start).matchAll(capitalPair)].some(({ index, 0: pair }) => {
    const start = from + index;
    return !named.some((mention) => mention.start < start + pair.length && mention.end > start);
  });
}
