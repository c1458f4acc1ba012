import type { TaggedField } from "./candidates.ts";
import type { Cue } from "./cues.ts";
import type { FoundMention } from "./mentions.ts";
import { isNationality } from "./nationalities.ts";
import { type Speaker, sentenceBreak, speakerIn } from "./speaker-places.ts";
import { createWordList } from "./word-list.ts";

/** Words of offices, parties and callings that stand before names in titles, folded. */
const isOffice = createWordList(
  "president presidential vice prime foreign interior defence defense finance minister premier chancellor secretary deputy assistant senior acting interim first state general " +
    "senator sen congressman congresswoman representative rep governor gov mayor judge justice ambassador envoy special chief executive officer director chairman chairwoman chair " +
    "speaker leader head spokesman spokeswoman spokesperson candidate nominee rival campaign manager adviser advisor aide counsel attorney lawyer professor prof dr mr mrs ms rev " +
    "lt col capt gen adm maj sgt commander king queen prince princess sheikh ayatollah pope sir lord lady republican democratic republicans democrat conservative labour party " +
    "analyst expert economist historian author journalist reporter correspondent columnist editor host businessman billionaire economist scientist doctor coach star actor " +
    "президент премьер премьер-министр министр глава мид спикер пресс-секретарь представитель официальный посол генерал депутат лидер",
);

/** Words that stand before names in titles, folded: offices, and whose they are. */
export const isRole = (folded: string): boolean => isOffice(folded) || isNationality(folded);

/** Who speaks without an article: "officials said". */
const isBareSpeaker = createWordList(
  "officials sources police authorities prosecutors investigators experts analysts critics supporters opponents protesters demonstrators witnesses residents diplomats aides " +
    "lawmakers democrats republicans voters lawyers scientists researchers doctors activists organizers reporters journalists media colleagues friends relatives neighbors neighbours " +
    "spokespeople leaders ministers organisers observers commentators rebels militants",
);

const article = /^(?:the|a|an|one|another|some|several|many|most|two|three|its|his|her|their|our|my|both)$/iu;
const nobody =
  /^(?:i|we|you|it|they|he|she|who|which|that|this|there|what|nobody|someone|everyone|people|and|or|but|if|as|also|not|to|of|in|on|at|by|for|with|from|is|was|has|have|had)$/iu;
/** What may part a subject from its verb. */
const trailing =
  /\s+(?:also|then|later|often|repeatedly|further|once|still|again|never|reportedly|has|have|had|would|recently|previously|earlier|famously|today|yesterday|monday|tuesday|wednesday|thursday|friday|saturday|sunday|\p{L}+ly)$/iu;
const boundary =
  /[,;:()"“”«»―—–]|\b(?:that|when|where|and|but|because|as|if|while|who|which|after|before|since|what|whom|although|though)\s/giu;
const longestPhrase = 7;
const phraseReach = 120;
/** Behind these the one spoken to stands, or the one spoken of. */
export const hasHearer =
  /^(?:told|tells|telling|asking|calls|called|calling|described|describes|accused|cautioned|reminded)$/u;
const phraseBehind = /^\s((?:[\p{L}\p{N}][\p{L}\p{N}.'’&/-]*\s?){1,8})/u;
const phraseEnd =
  /\s(?:in|on|at|during|after|before|to|from|with|for|who|when|as|by|about|last|this|next|while|monday|tuesday|wednesday|thursday|friday|saturday|sunday|that|is|was)\s.*$/iu;

/**
 * Whoever is described and not named right before an English verb of saying ("the senior official said"), or behind it where
 * what is said came first: the words as the article has them; whom they name at their end, if they do.
 */
export function describedSpeaker(
  field: TaggedField,
  cue: Cue,
  mentions: readonly FoundMention[],
): Speaker | undefined {
  if (!field.language.startsWith("en")) return undefined;
  const before = /ing$/u.test(cue.word.folded) ? undefined : phraseBefore(field.text, cue);
  const phrase = before && isSpeakers(before.text) ? before : phraseAfter(field.text, cue);
  if (!phrase || !isSpeakers(phrase.text)) return undefined;
  const end = phrase.start + phrase.text.length;
  const named = mentions.find(
    (mention) =>
      mention.start >= phrase.start &&
      mention.end >= end - 1 &&
      mention.end <= end + 1 &&
      (mention.type === "person" || mention.type === "organisation" || mention.kind === "metonym"),
  );
  return named ? speakerIn(named) : { name: nameAtEnd(phrase.text) };
}

/** "Tulsa police Chief Chuck Jordan" is Chuck Jordan, and "Rep. Jane Doe of Ohio" Jane Doe. */
function nameAtEnd(phrase: string): string {
  const words = phrase.replace(/\sof\s(?:the\s)?\p{Lu}.*$/u, "").split(" ");
  const title = words.findLastIndex((word) => isRole(word.toLowerCase().replace(/\.$/u, "")));
  const name = words.slice(title + 1);
  return title >= 0 && name.length > 0 && name.every((word) => /^\p{Lu}/u.test(word))
    ? name.join(" ")
    : phrase;
}

type Phrase = { start: number; text: string };

function phraseBefore(text: string, { word }: Cue): Phrase | undefined {
  const from = Math.max(0, word.start - phraseReach);
  const ahead = text.slice(from, word.start);
  if (!/\p{L}['’]?\s$/u.test(ahead)) return undefined;
  const ends = [...ahead.matchAll(new RegExp(sentenceBreak, "gu")), ...ahead.matchAll(boundary)].map(
    ({ index, 0: mark }) => index + mark.length,
  );
  const begins = Math.max(0, ...ends);
  let phrase = ahead.slice(begins).trimEnd();
  for (let shorter = phrase.replace(trailing, ""); shorter !== phrase; shorter = phrase.replace(trailing, ""))
    phrase = shorter;
  const lead = /^\s*/u.exec(phrase)?.[0].length ?? 0;
  return { start: from + begins + lead, text: phrase.slice(lead) };
}

function phraseAfter(text: string, { word, beside }: Cue): Phrase | undefined {
  if (!beside || hasHearer.test(word.folded)) return undefined;
  const isAccording = word.folded === "according";
  const start = isAccording ? word.end + " to".length : word.end;
  const phrase = phraseBehind.exec(text.slice(start, start + phraseReach))?.[1];
  if (phrase === undefined) return undefined;
  return { start: start + 1, text: cut(` ${phrase}`) };
}

function cut(phrase: string): string {
  const end = phrase.search(sentenceBreak);
  return (end < 0 ? phrase : phrase.slice(0, end)).replace(phraseEnd, "").trim();
}

/** Whether a phrase can be somebody who says something: an article or a capital first, and a noun as far as can be told. */
function isSpeakers(phrase: string): boolean {
  const words = phrase.split(/\s+/u);
  const [first = "", second] = words;
  const last = words.at(-1) ?? "";
  if (
    phrase === "" ||
    words.length > longestPhrase ||
    nobody.test(last) ||
    nobody.test(first) ||
    article.test(last)
  )
    return false;
  if (
    words.slice(1).some((word) => /^(?:is|was|were|are|has|had|have|to|by|from|with|said|says)$/u.test(word))
  )
    return false;
  if (article.test(first)) return second !== undefined && /^\p{L}/u.test(last) && !/ed$|ing$/u.test(last);
  return /^\p{Lu}/u.test(first)
    ? /^\p{Lu}/u.test(last) || isBareSpeaker(last.toLowerCase()) || isRole(last.toLowerCase())
    : isBareSpeaker(last.toLowerCase());
}
