import type { TaggedField } from "./candidates.ts";
import { type Cue, pronounBeside } from "./cues.ts";
import { describedSpeaker } from "./described-speakers.ts";
import type { FoundMention } from "./mentions.ts";
import { personMeant, subjectBefore } from "./persons-meant.ts";
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
 * Who said a quotation, the surest first: the person named right beside the cue; a stranger named there; whom a
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
  if (/^(?:i|we|they|it|you)$/u.test(field.tokens[cue.index - 1]?.folded ?? "")) return undefined;
  const beside = mentions.slice(
    firstFrom(mentions, cue.word.start - clauseReach),
    firstFrom(mentions, cue.word.end + clauseReach),
  );
  const near = nearMentions(field, cue, beside, spans);
  const person = near.find(({ mention, distance }) => mention.type === "person" && distance <= closest);
  if (person) return speakerIn(person.mention);
  const quoted = spans.filter(
    ({ start, end }) => end > cue.word.start - clauseReach && start < cue.word.end + clauseReach,
  );
  const stranger = strangerBeside(field, cue.word, [...beside, ...quoted]);
  if (stranger !== undefined) return { name: stranger };
  if (pronoun) return personMeant(field, pronoun, mentions, spans);
  const described = describedSpeaker(field, cue, beside);
  if (described) return described;
  const best = near[0]?.mention;
  if (best) return speakerIn(best);
  return subjectBefore(field, cue, mentions, spans);
}

type Near = { mention: FoundMention; distance: number };

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
