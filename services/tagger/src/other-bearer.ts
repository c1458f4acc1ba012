import type { PackEntity } from "@throughline/contracts";
import { words } from "@throughline/text";
import type { TaggedField } from "./candidates.ts";
import { isTitleCase, startsWithCapital } from "./letter-case.ts";
import { isNoGivenName } from "./no-given-name.ts";

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

/** Whether a last name is somebody's given name instead ("Novak Djokovic"): a word with a capital follows it. */
export function isGivenName(field: TaggedField, to: number, taken: (word: number) => boolean): boolean {
  const self = field.tokens[to - 1];
  const next = field.tokens[to];
  if (self === undefined || next === undefined || !next.open || taken(to)) return false;
  const surface = field.text.slice(next.start, next.end);
  const besideIt = field.text.slice(self.end, next.start) === " ";
  if (!besideIt || !startsWithCapital(surface) || isNoGivenName(next.folded)) return false;
  return !isTitleCase(sentenceWords(field, to));
}

function sentenceWords(field: TaggedField, at: number): string[] {
  const near = field.field === "title" ? field.tokens : field.tokens.slice(Math.max(0, at - 8), at + 8);
  return near.map(({ start, end }) => field.text.slice(start, end));
}

/** Each entity's names as folded words, kept since a text may ask for them thousands of times. */
const namesByEntity = new WeakMap<PackEntity, string[][]>();

function namesOf(entity: PackEntity): string[][] {
  const kept = namesByEntity.get(entity);
  if (kept !== undefined) return kept;
  const names = Object.values(entity.aliases)
    .flat()
    .map((alias) => words(alias).map(({ folded }) => folded));
  namesByEntity.set(entity, names);
  return names;
}

function initialsOf(entity: PackEntity): Set<string> {
  return new Set(namesOf(entity).map(([first]) => first?.[0] ?? ""));
}

function isOwnGivenName(entity: PackEntity, word: string): boolean {
  return namesOf(entity).some((name) => name.slice(0, -1).includes(word));
}
