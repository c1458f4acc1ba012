import { fold } from "@throughline/text";
import type { TaggedField } from "./candidates.ts";
import { type Cue, isAttributing } from "./cues.ts";
import { hasHearer, isRole } from "./described-speakers.ts";
import type { FoundMention } from "./mentions.ts";
import { firstFrom, type Token } from "./tokens.ts";
import { createWordList } from "./word-list.ts";

/** Prepositions behind which a sentence has no subject: "after talks with X", by language. */
const prepositions: Record<string, (folded: string) => boolean> = {
  en: createWordList(
    "with to about of from by for against alongside than like near toward towards regarding",
  ),
  ru: createWordList("с со к ко о об обо от для против между кроме"),
  fa: createWordList("با به از درباره برای علیه میان بین همراه"),
  ar: createWordList("مع الى عن من على لدى بين ضد"),
};

/** What stands between such a preposition and the name, beside the roles of English titles. */
const titles: Record<string, (folded: string) => boolean> = {
  en: createWordList("the his her their its then former late new visiting counterpart colleague fellow ally"),
  ru: createWordList(
    "министром министру министре президентом президенту президенте главой главе премьером премьеру премьер-министром премьер-министру " +
      "послом послу спикером спикеру секретарем секретарю лидером лидеру представителем представителю коллегой коллеге генералом генералу " +
      "замминистра помощником помощнику своим своему его ее иностранных дел мид обороны госсекретарем госсекретарю спецпосланником",
  ),
  fa: createWordList(
    "وزیر امور خارجه رئیس رییس جمهور جمهوری رئیس‌جمهور رئیس‌جمهوری رییس‌جمهور نخست نخست‌وزیر دفاع سفیر سخنگوی دبیر معاون همتای همتا خود آیت الله آقای دکتر سردار دبیرکل مجلس اتمی",
  ),
  ar: createWordList(
    "وزیر الخارجیه خارجیه الدفاع دفاع الرئیس رئیس الوزراء نظیره نظیرها نظیریه السید المتحدث باسم السفیر سفیر نائب مستشار المبعوث امین",
  ),
};

const and = createWordList("and и و");
const longestTitle = 8;

/**
 * Whether a name stands where no speaker does: behind a preposition, as the one told, in a case of Russian that is no subject's,
 * with a preposition of Arabic written onto it, or as the owner of what follows. `cue` is the verb of saying, if one is.
 */
export function isOblique(
  field: TaggedField,
  mention: FoundMention,
  mentions: readonly FoundMention[],
  cue?: Cue,
): boolean {
  const isBehind = cue !== undefined && mention.from > cue.index;
  if (isBehind && isAttributing(cue.word.folded)) return false;
  if (isBehind && hasHearer.test(cue.word.folded)) return true;
  return isDeclined(field, mention) || isOwner(field, mention) || isGoverned(field, mention, mentions);
}

/** Endings of Russian last names that a subject cannot have. */
const obliqueEnding = /(?:[ое]в|[иы]н)(?:у|ым|ом|ой)$|[сц]к(?:ого|ому|им|ом|ой|ую)$/u;
const writtenOn = /^[وف]?[بلک]/u;

function isDeclined({ language }: TaggedField, { by, surface, type }: FoundMention): boolean {
  if (language === "ru")
    return by.endsWith("/inflected") || (type === "person" && obliqueEnding.test(fold(surface)));
  return language === "ar" && by.endsWith("/inflected") && writtenOn.test(fold(surface));
}

const isOwner = ({ text }: TaggedField, { end }: FoundMention) =>
  /^['’]s?(?!\p{L})/u.test(text.slice(end, end + 3));

function isGoverned(field: TaggedField, mention: FoundMention, mentions: readonly FoundMention[]): boolean {
  const language = field.language.slice(0, 2);
  const governs = prepositions[language];
  const isTitle = titles[language];
  if (!governs || !isTitle) return false;
  for (let at = mention.from - 1; at >= mention.from - 1 - longestTitle; at--) {
    const [token, next] = [field.tokens[at], field.tokens[at + 1]];
    if (!token || !next || !touch(field.text, token, next)) return false;
    if (governs(token.folded))
      return (
        at === mention.from - 1 ||
        isTitle(next.folded) ||
        isRole(next.folded) ||
        isNation(field, next, mentions)
      );
    if (isTitle(token.folded) || isRole(token.folded)) continue;
    const covering = mentionAt(mentions, token);
    if (and(token.folded)) {
      const other = mentions.find(({ to, field: of }) => to === at && of === field.field);
      return other?.type === "person" && isGoverned(field, other, mentions);
    }
    if (covering === undefined || covering.type === "person") return false;
  }
  return false;
}

const touch = (text: string, token: Token, next: Token) =>
  /^(?:['’]s?)?[\s\u200c-]+$/u.test(text.slice(token.end, next.start));

/** "With Russia's …", "with Iranian …". */
function isNation(field: TaggedField, token: Token, mentions: readonly FoundMention[]): boolean {
  const mention = mentionAt(mentions, token);
  return mention !== undefined && (mention.kind === "demonym" || isOwner(field, mention));
}

function mentionAt(mentions: readonly FoundMention[], { start }: Token): FoundMention | undefined {
  const mention = mentions[firstFrom(mentions, start + 1) - 1];
  return mention && mention.end > start ? mention : undefined;
}
