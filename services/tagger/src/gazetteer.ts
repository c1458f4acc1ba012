import type { PackEntity, StoryPack } from "@throughline/contracts";
import { words } from "@throughline/text";
import { withoutAccents } from "./accents.ts";
import { type Automaton, createAutomaton } from "./aho-corasick.ts";
import { type AliasUse, aliasForms } from "./alias-forms.ts";
import { type CaseRule, caseRuleOf } from "./letter-case.ts";

/**
 * One way to read a run of words: as an entity's name, demonym or metonym; as a last name that some entities
 * bear; or as something else's name ("The Moscow Times"), in which no entity is named.
 */
export type Reading =
  | ({ use: AliasUse; entity: PackEntity; alias: string } & ReadingForm)
  | ({ use: "lastName"; key: string } & ReadingForm)
  | ({ use: "block" } & ReadingForm);

/** `language` is the one that the pack lists the alias under ("" for any); `size` counts words. */
type ReadingForm = { language: string; caseRule: CaseRule; inflected: boolean; size: number };

export type Gazetteer = {
  automaton: Automaton<Reading>;
  /** Who bears a last name, by the key of its reading; the first one has it among its aliases, if any does. */
  bearers: Map<string, PackEntity[]>;
};

/** Builds the matcher of a pack: every alias in every form that its language gives it. */
export function createGazetteer(pack: StoryPack): Gazetteer {
  const patterns: { tokens: string[]; pattern: Reading }[] = [];
  const lastNames = collectLastNames(pack.entities);
  for (const entity of pack.entities) {
    for (const [use, texts] of [
      ["name", entity.aliases],
      ["demonym", entity.demonyms],
      ["metonym", entity.metonyms],
    ] as const) {
      for (const [language, aliases] of Object.entries(withOwnName(entity, use, texts)))
        for (const alias of aliases) {
          if (use === "name" && lastNames.has(spellingKey(alias))) continue;
          addForms(patterns, alias, language, use, { use, entity, alias });
        }
    }
  }
  for (const { key, spellings } of lastNames.values())
    for (const [language, text] of spellings)
      addForms(patterns, text, language, "name", { use: "lastName", key });
  for (const text of publisherNames(pack)) addForms(patterns, text, "", "name", { use: "block" });
  return {
    automaton: createAutomaton(patterns),
    bearers: new Map([...lastNames].map(([key, { bearers }]) => [key, bearers])),
  };
}

/** Publishers' names of several words, but for those that are an entity's name too, such as the Kremlin's. */
function publisherNames({ publishers, entities }: StoryPack): string[] {
  const ofEntities = new Set(
    entities.flatMap(({ name, aliases, metonyms }) =>
      [name, ...Object.values(aliases).flat(), ...Object.values(metonyms).flat()].map(spellingKey),
    ),
  );
  const bare = (text: string) => spellingKey(text).replace(/^the /u, "");
  return publishers
    .flatMap(({ name, credits }) => [name, ...credits])
    .filter((text) => words(text).length > 1 && !ofEntities.has(bare(text)));
}

type ReadingStart =
  | { use: AliasUse; entity: PackEntity; alias: string }
  | { use: "lastName"; key: string }
  | { use: "block" };

function addForms(
  patterns: { tokens: string[]; pattern: Reading }[],
  text: string,
  language: string,
  use: AliasUse,
  start: ReadingStart,
): void {
  const written = words(text).map((word) => text.slice(word.start, word.end));
  const person = start.use === "lastName" || ("entity" in start && start.entity.type === "person");
  const caseRule = caseRuleOf(text, written, { everyWord: person || start.use === "block" });
  for (const { words: tokens, inflected } of aliasForms(text, language, use))
    patterns.push({ tokens, pattern: { ...start, language, caseRule, inflected, size: tokens.length } });
}

/** The name by which an entity is listed counts as an alias even where the pack does not repeat it. */
function withOwnName(
  entity: PackEntity,
  use: AliasUse,
  texts: Record<string, string[]>,
): Record<string, string[]> {
  if (use !== "name" || Object.values(texts).flat().includes(entity.name)) return texts;
  return { ...texts, en: [entity.name, ...(texts.en ?? [])] };
}

type LastName = { key: string; spellings: Map<string, string>; bearers: PackEntity[] };

/** Particles that belong to the last name behind them. */
const particles = new Set(
  "bin ibn ben al von van de der la le abu бин аль бен фон بن ابن ابو آل ال".split(" "),
);

/** A last name of two letters is taken for too many other words. */
const shortestLastName = 3;

function collectLastNames(entities: readonly PackEntity[]): Map<string, LastName> {
  const found = new Map<string, LastName>();
  for (const entity of entities) {
    if (entity.type !== "person") continue;
    for (const [language, aliases] of Object.entries(withOwnName(entity, "name", entity.aliases)))
      for (const text of aliases.flatMap(lastNamesOf)) {
        const key = spellingKey(text);
        const known: LastName = found.get(key) ?? { key, spellings: new Map(), bearers: [] };
        known.spellings.set(language, text);
        if (!known.bearers.includes(entity)) known.bearers.push(entity);
        found.set(key, known);
      }
  }
  for (const { key, bearers } of found.values())
    bearers.sort((a, b) => Number(hasAlias(b, key)) - Number(hasAlias(a, key)));
  return found;
}

/** The last name in a full name, with its particles; "al" may be left out ("Assad"). */
function lastNamesOf(alias: string): string[] {
  const all = words(alias);
  const last = all.at(-1);
  if (all.length < 2 || last === undefined || last.folded.length < shortestLastName) return [];
  let first = all.length - 1;
  while (first > 1 && particles.has(all[first - 1]?.folded ?? "")) first--;
  const whole = alias.slice(all[first]?.start);
  return all[first]?.folded === "al" ? [whole, alias.slice(last.start)] : [whole];
}

/** A spelling as the matcher compares it. */
export const spellingKey = (text: string) =>
  words(text)
    .map(({ folded }) => withoutAccents(folded))
    .join(" ");

function hasAlias(entity: PackEntity, key: string): boolean {
  return Object.values(entity.aliases).some((aliases) => aliases.some((alias) => spellingKey(alias) === key));
}
