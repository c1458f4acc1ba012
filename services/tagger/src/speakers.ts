import type { TaggedField } from "./candidates.ts";
import { type Cue, pronounBeside } from "./cues.ts";
import { describedSpeaker } from "./described-speakers.ts";
import type { FoundMention } from "./mentions.ts";
import { isOblique } from "./oblique-names.ts";
import { personMeant, subjectBefore, subjectOfFrame } from "./persons-meant.ts";
import type { QuotedSpan } from "./quoted-spans.ts";
import { isOutside, type Speaker, sentenceBreak, speakerIn } from "./speaker-places.ts";
import { strangerBeside } from "./strangers.ts";
import { firstFrom } from "./tokens.ts";

/** No clause reaches farther, in characters. */
const clauseReach = 300;
/** A person this many words from the verb stands right beside it; a body or a government may stand farther off. */
const closest = 2;
const farthest = 6;

/**
 * Who said a quotation, the surest first: the person named right beside the cue (one "with" or "to" whom it is said does not count); a stranger named there; whom a
 * pronoun there means, if that is certain; whoever is described there ("a senior official"); the nearest person,
 * body or government of the clause; the subject of a sentence that goes on with the cue ("met them, adding …").
 */
export function speakerOf(
  field: TaggedField,
  cue: Cue,
  mentions: readonly FoundMention[],
  spans: readonly QuotedSpan[],
): Speaker | undefined {
  const pronoun = pronounBeside(field, cue);
  if (pronoun?.before) return personMeant(field, pronoun, mentions, spans);
  if (
    /(?<!\p{L})(?:i|we|they|it|you)\s+$/iu.test(
      field.text.slice(Math.max(0, cue.word.start - 8), cue.word.start),
    )
  )
    return undefined;
  const beside = mentions.slice(
    firstFrom(mentions, cue.word.start - clauseReach),
    firstFrom(mentions, cue.word.end + clauseReach),
  );
  const near = nearMentions(field, cue, beside, spans);
  const free = near.filter(({ isOblique }) => !isOblique);
  const person = free.find(({ mention, distance }) => mention.type === "person" && distance <= closest);
  if (person) return speakerIn(beforeAside(field, cue, person.mention, free));
  const quoted = spans.filter(
    ({ start, end }) => end > cue.word.start - clauseReach && start < cue.word.end + clauseReach,
  );
  const stranger = strangerBeside(field, cue.word, [...beside, ...quoted]);
  if (stranger !== undefined) return { name: stranger };
  if (pronoun) return personMeant(field, pronoun, mentions, spans);
  const described = describedSpeaker(field, cue, beside);
  if (described) return described;
  const best = free[0]?.mention;
  if (best?.type === "person") return speakerIn(best);
  if (near.length > free.length) {
    const subject = subjectOfFrame(field, cue, beside, spans);
    if (subject) return subject;
  }
  return best ? speakerIn(best) : subjectBefore(field, cue, mentions, spans);
}

/** "X, flanked by Y, said": between commas right before the verb stands an aside, unless it is only another's title. */
function beforeAside(
  { text }: TaggedField,
  { word }: Cue,
  nearest: FoundMention,
  free: readonly Near[],
): FoundMention {
  if (nearest.start > word.start || !/[,،]\s*$/u.test(text.slice(Math.max(0, word.start - 3), word.start)))
    return nearest;
  const comma = text.slice(Math.max(0, nearest.start - clauseReach), nearest.start).search(/[,،][^,،]*$/u);
  const opens = comma + Math.max(0, nearest.start - clauseReach);
  const isApposition = comma < 0 || !/\p{Ll}|\p{Lo}/u.test(text.slice(opens, nearest.start));
  const outside = free.find(({ mention }) => mention.type === "person" && mention.end <= opens);
  return isApposition ? nearest : (outside?.mention ?? nearest);
}

type Near = { mention: FoundMention; distance: number; isOblique: boolean };

/** Who can speak and stands in the clause of the cue: people first, then the nearest. */
function nearMentions(
  field: TaggedField,
  cue: Cue,
  beside: readonly FoundMention[],
  spans: readonly QuotedSpan[],
): Near[] {
  return beside
    .filter((mention) => rankOf(mention) !== undefined && isOutside(spans, mention.start))
    .map((mention) => ({ mention, distance: distanceOf(mention, cue) }))
    .filter(({ distance, mention }) => distance <= farthest && sameClause(field, mention, cue))
    .map((near) => ({ ...near, isOblique: isOblique(field, near.mention, beside, cue) }))
    .sort((a, b) => (rankOf(a.mention) ?? 0) - (rankOf(b.mention) ?? 0) || a.distance - b.distance);
}

/** People speak before the bodies that they speak for. */
function rankOf({ type, kind }: FoundMention): number | undefined {
  if (type === "person") return 0;
  if (type === "organisation") return 1;
  return kind === "metonym" ? 2 : undefined;
}

const distanceOf = ({ from, to }: FoundMention, { index }: Cue) =>
  to <= index ? index - to : Math.max(0, from - index - 1);

function sameClause(field: TaggedField, mention: FoundMention, { word }: Cue): boolean {
  const between =
    mention.end <= word.start
      ? field.text.slice(mention.end, word.start)
      : field.text.slice(word.end, mention.start);
  return !sentenceBreak.test(`${between} `) && !/[:;\n"“”«»]\s/u.test(`${between} `);
}
