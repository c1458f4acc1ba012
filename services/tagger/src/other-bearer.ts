import type { PackEntity } from "@throughline/contracts";
import { words } from "@throughline/text";
import { withoutAccents } from "./accents.ts";
import type { TaggedField } from "./candidates.ts";
import { genderOfGivenName } from "./given-names.ts";
import { isTitleCase, startsWithCapital } from "./letter-case.ts";
import { isNoGivenName } from "./no-given-name.ts";
import { sameGivenName } from "./scripts/given-names.ts";

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
  return genderOfGivenName(before.folded) !== undefined || !hasCapitalsOnly(field, from - 1, taken);
}

/** Whether a last name is somebody's given name instead ("Novak Djokovic"): a word with a capital follows it. */
export function isGivenName(field: TaggedField, to: number, taken: (word: number) => boolean): boolean {
  const self = field.tokens[to - 1];
  const next = field.tokens[to];
  if (self === undefined || next === undefined || !next.open || taken(to)) return false;
  const surface = field.text.slice(next.start, next.end);
  const besideIt = field.text.slice(self.end, next.start) === " ";
  if (!besideIt || !startsWithCapital(surface) || isNoGivenName(next.folded)) return false;
  return !hasCapitalsOnly(field, to, taken);
}

/** A sentence is looked at so many words to either side. */
const sentenceReach = 20;

/**
 * Whether the sentence around a word is a headline in capitals, so that the word's capital says nothing. A sentence of
 * running text is asked about its words that are no names.
 */
function hasCapitalsOnly(field: TaggedField, at: number, taken: (word: number) => boolean): boolean {
  const { text, tokens } = field;
  const surface = (word: number) => text.slice(tokens[word]?.start, tokens[word]?.end);
  if (field.field === "title") return isTitleCase(tokens.map((_, word) => surface(word)));
  const ends = (word: number) =>
    /[.!?…]["”»)\]]*\s|\n/u.test(text.slice(tokens[word]?.end, tokens[word + 1]?.start));
  let [first, last] = [at, at];
  while (first > 0 && at - first < sentenceReach && !(ends(first - 1) && !isInitial(surface(first - 1))))
    first--;
  while (last < tokens.length - 1 && last - at < sentenceReach && !(ends(last) && !isInitial(surface(last))))
    last++;
  const others = tokens.slice(first, last + 1).flatMap(({ folded }, place) => {
    const word = first + place;
    return word === at || taken(word) || genderOfGivenName(folded) !== undefined ? [] : [surface(word)];
  });
  return isTitleCase(others);
}

const isInitial = (surface: string) => surface.length <= 3;

/** Each entity's names as folded words, kept since a text may ask for them thousands of times. */
const namesByEntity = new WeakMap<PackEntity, string[][]>();

function namesOf(entity: PackEntity): string[][] {
  const kept = namesByEntity.get(entity);
  if (kept !== undefined) return kept;
  const names = Object.values(entity.aliases)
    .flat()
    .map((alias) => words(alias).map(({ folded }) => withoutAccents(folded)));
  namesByEntity.set(entity, names);
  return names;
}

function initialsOf(entity: PackEntity): Set<string> {
  return new Set(namesOf(entity).map(([first]) => first?.[0] ?? ""));
}

/** In whatever language: Wladimir is Vladimir. */
function isOwnGivenName(entity: PackEntity, word: string): boolean {
  return namesOf(entity).some((name) =>
    name.slice(0, -1).some((given) => given === word || sameGivenName(given, word) === true),
  );
}
