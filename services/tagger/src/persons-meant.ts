import type { TaggedField } from "./candidates.ts";
import { type Cue, cuesIn, isSpeakerless, type Pronoun, pronounBeside, pronounIn } from "./cues.ts";
import { describedSpeaker } from "./described-speakers.ts";
import { genderOf } from "./genders.ts";
import type { FoundMention } from "./mentions.ts";
import { isOblique } from "./oblique-names.ts";
import type { QuotedSpan } from "./quoted-spans.ts";
import { isSubject, withoutQuoted } from "./sentence-subject.ts";
import { isOutside, type Speaker, type Stretch, speakerIn, stretchesBefore } from "./speaker-places.ts";
import { firstFrom } from "./tokens.ts";

/** No memory of who was named reaches farther, in characters and sentences. */
const reach = 2500;
const sentencesRead = 7;

/**
 * Whom a pronoun before or behind a cue means, if that is certain: sentence by sentence backwards, the one person
 * of fitting gender whom a sentence names, or of several the one who is its subject. Sentences about "him" or
 * "her" and nobody else are passed over; one that leaves it open ends the search.
 */
export function personMeant(
  field: TaggedField,
  pronoun: Pronoun,
  mentions: readonly FoundMention[],
  spans: readonly QuotedSpan[],
): Speaker | undefined {
  if (namesNoStrangers(field)) return lastSpeaker(field, pronoun.start, mentions, spans);
  let read = 0;
  for (const stretch of stretchesBefore(field.text, pronoun.start, spans, reach)) {
    if (++read > sentencesRead) return undefined;
    const people = peopleIn(stretch, mentions, spans);
    const fitting = people.filter((person) => {
      const gender = genderOf(field, person, mentions);
      return gender === undefined || pronoun.gender === undefined || gender === pronoun.gender;
    });
    const [only, ...others] = new Map(fitting.map((person) => [person.entityId, person])).values();
    const subject = only && isSubject(field.text, stretch, only, spans);
    if (only && subject && (others.length === 0 || speaks(field, stretch, spans))) return speakerIn(only);
    const said = withoutQuoted(field.text, stretch, spans);
    const named = people.length === 0 ? namedByCue(field, stretch, mentions, spans) : undefined;
    if (named) return named;
    if (pronounIn(said, pronoun.gender)) continue;
    const isSure = only && others.length === 0 && genderOf(field, only, mentions) === pronoun.gender;
    if (isSure && !namesAnybody(said)) return speakerIn(only);
    if (only || namesStranger(field.text, stretch, mentions, spans) || namesAnybody(said)) return undefined;
  }
  return undefined;
}

const namesNoStrangers = ({ language }: TaggedField) => language === "ar" || language === "fa";

/**
 * Who spoke last before a place, for languages whose verbs need no subject and whose strangers are not known to be names: the
 * person beside the last verb of saying above; verbs that leave the speaker out, too, are passed over.
 */
function lastSpeaker(
  field: TaggedField,
  at: number,
  mentions: readonly FoundMention[],
  spans: readonly QuotedSpan[],
): Speaker | undefined {
  let read = 0;
  for (const stretch of stretchesBefore(field.text, at, spans, reach)) {
    if (++read > sentencesRead) return undefined;
    const people = subjectsIn(field, stretch, mentions, spans);
    const [only, ...others] = new Map(people.map((person) => [person.entityId, person])).values();
    const cues = cuesIn(field, stretch).filter(({ word }) => isOutside(spans, word.start));
    const sure = only && others.length === 0 && (cues.length > 0 || isEarly(field, stretch, only));
    if (sure) return speakerIn(only);
    if (only || cues.some((each) => !isSpeakerless(field, each))) return undefined;
  }
  return undefined;
}

/** Arabic verbs come first and titles before names: a name this many words into its sentence is its subject. */
const earlyWords = 6;

function isEarly({ tokens }: TaggedField, { start }: Stretch, person: FoundMention): boolean {
  return person.from - firstFrom(tokens, start) <= earlyWords;
}

/** Of several persons the subject is meant if it is saying something. */
function speaks(field: TaggedField, stretch: Stretch, spans: readonly QuotedSpan[]): boolean {
  return cuesIn(field, stretch).some(({ word }) => isOutside(spans, word.start));
}

/** The subject of the sentence that a cue goes on with: "met them, adding …", "met them and said …". */
export function subjectBefore(
  field: TaggedField,
  cue: Cue,
  mentions: readonly FoundMention[],
  spans: readonly QuotedSpan[],
): Speaker | undefined {
  if (namesNoStrangers(field)) {
    if (isSpeakerless(field, cue)) return lastSpeaker(field, cue.word.start, mentions, spans);
    return field.language === "fa" ? firstPerson(field, cue, mentions, spans) : undefined;
  }
  const before = field.tokens[cue.index - 1]?.folded ?? "";
  if (!/ing$/u.test(cue.word.folded) && !/^(?:and|but|then|also|later|и|а)$/u.test(before)) return undefined;
  const [stretch] = stretchesBefore(field.text, cue.word.start, spans, reach);
  if (!stretch) return undefined;
  const first = mentions
    .slice(firstFrom(mentions, stretch.start), firstFrom(mentions, stretch.end))
    .find(
      ({ type, kind, start }) =>
        (type === "person" || type === "organisation" || kind === "metonym") && isOutside(spans, start),
    );
  if (first && isSubject(field.text, stretch, first, spans)) return speakerIn(first);
  const opening = /^\W*(he|she)\s/iu.exec(field.text.slice(stretch.start, stretch.end));
  if (!opening?.[1]) return undefined;
  const gender = opening[1].toLowerCase() === "he" ? "male" : "female";
  return personMeant(field, { start: stretch.start, gender, before: true }, mentions, spans);
}

/** Persian puts the verb last: the one person of its sentence, early in it, is its subject. */
function firstPerson(
  field: TaggedField,
  cue: Cue,
  mentions: readonly FoundMention[],
  spans: readonly QuotedSpan[],
): Speaker | undefined {
  const { stretch, first, others } = subjectsBefore(field, cue, mentions, spans);
  const sure = stretch && first && others.length === 0 && isEarly(field, stretch, first);
  return sure ? speakerIn(first) : undefined;
}

/**
 * The person whose sentence leads to the cue where somebody spoken with stands nearer: "X, in a call with Y, said". The
 * only one who can be its subject, or the first if the place says so.
 */
export function subjectOfFrame(
  field: TaggedField,
  cue: Cue,
  mentions: readonly FoundMention[],
  spans: readonly QuotedSpan[],
): Speaker | undefined {
  const { stretch, first, others } = subjectsBefore(field, cue, mentions, spans);
  if (!stretch || !first) return undefined;
  const isSure =
    others.every(({ entityId }) => entityId === first.entityId) ||
    (!namesNoStrangers(field) && isSubject(field.text, stretch, first, spans));
  return isSure ? speakerIn(first) : undefined;
}

/** The part of a cue's sentence that stands before it, and the persons there who can be its subject. */
function subjectsBefore(
  field: TaggedField,
  cue: Cue,
  mentions: readonly FoundMention[],
  spans: readonly QuotedSpan[],
) {
  const [stretch] = stretchesBefore(field.text, cue.word.start, spans, reach);
  const [first, ...others] = stretch ? subjectsIn(field, stretch, mentions, spans) : [];
  return { stretch, first, others };
}

function subjectsIn(
  field: TaggedField,
  stretch: Stretch,
  mentions: readonly FoundMention[],
  spans: readonly QuotedSpan[],
): FoundMention[] {
  return peopleIn(stretch, mentions, spans).filter((person) => !isOblique(field, person, mentions));
}

function peopleIn(
  { start, end }: Stretch,
  mentions: readonly FoundMention[],
  spans: readonly QuotedSpan[],
): FoundMention[] {
  return mentions
    .slice(firstFrom(mentions, start), firstFrom(mentions, end))
    .filter((mention) => mention.type === "person" && isOutside(spans, mention.start));
}

const capitalPair = /\p{Lu}[\p{L}'’-]+\s\p{Lu}[\p{L}'’-]+/gu;

/** Whether two capitalised words side by side are of nobody known. */
function namesStranger(
  text: string,
  stretch: Stretch,
  mentions: readonly FoundMention[],
  spans: readonly QuotedSpan[],
): boolean {
  const named = mentions.slice(firstFrom(mentions, stretch.start - 80), firstFrom(mentions, stretch.end));
  return [...text.slice(stretch.start, stretch.end).matchAll(capitalPair)].some(({ index, 0: pair }) => {
    const start = stretch.start + index;
    return (
      isOutside(spans, start) &&
      !named.some((mention) => mention.start < start + pair.length && mention.end > start)
    );
  });
}

/** Whoever no mention stands for and a verb of saying names or describes: "Holm said", "the mayor added". */
function namedByCue(
  field: TaggedField,
  stretch: Stretch,
  mentions: readonly FoundMention[],
  spans: readonly QuotedSpan[],
): Speaker | undefined {
  const cue = cuesIn(field, stretch).findLast(
    (each) => isOutside(spans, each.word.start) && !pronounBeside(field, each),
  );
  const described = cue && describedSpeaker(field, cue, mentions);
  return described && /^(?:the\s|\p{Lu})/u.test(described.name) ? described : undefined;
}

/** "A friend", "one source": somebody new, who may be meant. */
const namesAnybody = (said: string) => /(?:^|\bsaid\s)\W*(?:a|an|one|another)\s/iu.test(said);
