import type { PackEntity } from "@throughline/contracts";
import { words } from "@throughline/text";
import type { TaggedField } from "./candidates.ts";
import { isTitleCase, startsWithCapital } from "./letter-case.ts";
import { createWordList } from "./word-list.ts";

/**
 * Whether a last name stands behind another person's given name ("Melania Trump"): behind a word with a
 * capital that is neither a title nor a word that opens sentences. `taken` tells which words other entities
 * have. Scripts without capitals never say so.
 */
export function belongsToAnother(
  field: TaggedField,
  from: number,
  bearer: PackEntity,
  taken: (word: number) => boolean,
): boolean {
  const before = field.tokens[from - 1];
  const self = field.tokens[from];
  if (before === undefined || self === undefined || !self.open || taken(from - 1)) return false;
  const surface = field.text.slice(before.start, before.end);
  const besideIt = /^\.?\s$/u.test(field.text.slice(before.end, self.start));
  if (!besideIt || !startsWithCapital(surface)) return false;
  if (surface.length === 1) return !initialsOf(bearer).has(before.folded);
  if (isNoGivenName(before.folded) || isOwnGivenName(bearer, before.folded)) return false;
  if (/(ly|ing|ed)$/u.test(before.folded)) return false;
  return !isTitleCase(sentenceWords(field, from));
}

function sentenceWords(field: TaggedField, at: number): string[] {
  const near = field.field === "title" ? field.tokens : field.tokens.slice(Math.max(0, at - 8), at + 8);
  return near.map(({ start, end }) => field.text.slice(start, end));
}

function namesOf(entity: PackEntity): string[][] {
  return Object.values(entity.aliases)
    .flat()
    .map((alias) => words(alias).map(({ folded }) => folded));
}

function initialsOf(entity: PackEntity): Set<string> {
  return new Set(namesOf(entity).map(([first]) => first?.[0] ?? ""));
}

function isOwnGivenName(entity: PackEntity, word: string): boolean {
  return namesOf(entity).some((name) => name.slice(0, -1).includes(word));
}

/** Titles and sentence openers that stand before last names with a capital, folded. */
const isNoGivenName = createWordList(
  "president minister ministers premier chancellor secretary senator congressman congresswoman governor mayor judge justice ambassador envoy " +
    "general gen colonel col major admiral commander captain chief leader spokesman spokeswoman spokesperson director chairman speaker " +
    "king queen prince princess sheikh emir sultan ayatollah imam pope mr mrs ms dr sir lord lady professor prof comrade " +
    "the a an and but or if when while after before as since because although though however meanwhile then so yet still also both neither " +
    "in on at by with from for to of about against over under between despite during like unlike via per " +
    "is was are were has had have will would can could did does do may might should must let " +
    "he she they we you it his her their its our my this that these those what why how who whom which where there here " +
    "today yesterday tomorrow now later earlier monday tuesday wednesday thursday friday saturday sunday " +
    "january february march april may june july august september october november december " +
    "says said tells told asks asked calls meets met " +
    "президент премьер министр канцлер секретарь сенатор губернатор мэр посол генерал полковник адмирал глава лидер спикер директор аятолла шейх принц король папа " +
    "в во на с со к ко о об от из за по при для без под над между через после перед до и а но или если когда пока как так что это он она они мы вы я его ее их " +
    "также однако ранее позже сегодня вчера завтра теперь сейчас тем ведь именно даже лишь только уже еще не ни",
);
