import { readFile } from "node:fs/promises";
import type { MentionKind, PackEntity } from "@throughline/contracts";
import { sentences } from "@throughline/text";
import type { TaggedField } from "../candidates.ts";
import type { FieldSpan, FoundMention } from "../mentions.ts";
import type { NameFinder } from "../name-finder.ts";
import { firstFrom } from "../tokens.ts";
import { agreed } from "./agree.ts";
import { isNobody, isTooLong, withoutTitle } from "./bare-name.ts";
import type { FoundName } from "./labels.ts";
import { unpackModel } from "./model-file.ts";
import { takesPlaceOf } from "./name-in-name.ts";
import { createNameModel, type NameModel } from "./name-model.ts";
import { spansOf } from "./overlapping-spans.ts";
import { formsById, nearestNominative } from "./shown-name.ts";
import { stemOf, strangerId } from "./stranger-id.ts";

type Found = FoundName & { field: TaggedField; surface: string };
type Named = { entity: PackEntity; kind: MentionKind };

/** Languages that a model is shipped for. */
const modelled = ["en", "ru"];
/** Below this chance, 0 to 1, nothing is said. */
const leastScore = 0.5;
/** Names are looked for in so much of a text, in UTF-16 units: three times the longest reports. */
const longestRead = 100_000;
/** For a last name that the model itself did not see. */
const lastNameScore = 0.8;

/**
 * Who finds the names that the gazetteer does not know, by a conditional random field trained on open sets, in English
 * and Russian; in other languages it finds none. A last name alone means whoever the article names in full before,
 * else whoever it names in full at all. Reading the models takes some 200 ms, once for each thread.
 */
export async function createNameFinder(): Promise<NameFinder> {
  reading ??= readModels();
  const models = await reading;
  return (fields, known, unsure) => findNames(models, fields, known, unsure);
}

type Models = ReadonlyMap<string, NameModel>;

let reading: Promise<Models> | undefined;

async function readModels(): Promise<Models> {
  const read = modelled.map(async (language) => {
    const file = await readFile(new URL(`../../models/${language}.names`, import.meta.url));
    return [language, createNameModel(unpackModel(file))] as const;
  });
  return new Map(await Promise.all(read));
}

function findNames(
  models: Models,
  fields: readonly TaggedField[],
  known: readonly FoundMention[],
  unsure: readonly FieldSpan[],
): FoundMention[] {
  const alone = agreed(fields.flatMap((field) => namesOf(models, field, known, unsure)));
  const found = withLastNames(alone, fields, known, unsure);
  const people = fullNames(found);
  const forms = formsById(
    found.filter(({ field }) => baseOf(field) === "ru"),
    "ru",
  );
  const entities = new Map<string, PackEntity>();
  return found.flatMap((name) => {
    const { entity, kind } = entityOf(name, people, entities, forms);
    const from = firstFrom(name.field.tokens, name.start);
    const to = Math.max(from + 1, firstFrom(name.field.tokens, name.end));
    const mention: FoundMention = {
      field: name.field.field,
      start: name.start,
      end: name.end,
      surface: name.surface,
      type: entity.type,
      entityId: entity.id,
      kind,
      score: Math.round(name.score * 100) / 100,
      by: `model/names-${baseOf(name.field)}`,
      entity,
      from,
      to,
    };
    return [mention];
  });
}

function namesOf(
  models: Models,
  field: TaggedField,
  known: readonly FoundMention[],
  unsure: readonly FieldSpan[],
): Found[] {
  const model = models.get(baseOf(field));
  if (!model || field.text === "") return [];
  const isKnown = spansOf(field, known);
  const isUnsure = spansOf(field, unsure);
  return sentences(field.text.slice(0, longestRead), field.language).flatMap((sentence) =>
    model.find(sentence.text).flatMap((name): Found[] => {
      const [start, end] = [sentence.start + name.start, sentence.start + name.end];
      const surface = field.text.slice(start, end);
      if (name.score < leastScore || !/\p{L}{2}/u.test(surface) || isTooLong(surface)) return [];
      const within = isKnown(start, end);
      if (within.length > 0 && !takesPlaceOf({ ...name, start, end, surface }, within)) return [];
      if (isUnsure(start, end).some((doubtful) => doubtful.start <= start && doubtful.end >= end)) return [];
      const titled = { ...name, start, end, field, surface };
      return isNobody(titled) ? [] : [withoutTitle(titled)];
    }),
  );
}

/** With the places where a person who is named in full stands by the last name alone and the model saw no name. */
function withLastNames(
  alone: readonly Found[],
  fields: readonly TaggedField[],
  known: readonly FoundMention[],
  unsure: readonly FieldSpan[],
): readonly Found[] {
  const lastNames = new Set(
    alone.flatMap((name) => (name.type === "person" ? wordsOf(name).slice(1).slice(-1) : [])),
  );
  if (lastNames.size === 0) return alone;
  return fields.flatMap((field) => {
    const own = alone.filter((name) => name.field === field);
    const taken = [known, unsure, own.map((name) => ({ ...name, field: field.field }))].map((spans) =>
      spansOf(field, spans),
    );
    const more = field.tokens.flatMap(({ start, end }): Found[] => {
      const surface = field.text.slice(start, end);
      if (!/^\p{Lu}/u.test(surface) || taken.some((isTaken) => isTaken(start, end).length > 0)) return [];
      const name: Found = { start, end, surface, field, type: "person", score: lastNameScore };
      return lastNames.has(wordsOf(name)[0] ?? "") ? [name] : [];
    });
    return [...own, ...more].sort((a, b) => a.start - b.start);
  });
}

function entityOf(
  name: Found,
  people: FullNames,
  entities: Map<string, PackEntity>,
  forms: Map<string, string[]>,
): Named {
  const full = people(name);
  const named = full ?? name;
  const id = strangerId(named.surface, baseOf(named.field));
  const entity = entities.get(id) ?? {
    id,
    name: (nearestNominative(forms.get(id) ?? []) ?? named.surface).replace(/\s+/gu, " "),
    type: named.type,
    roles: [],
    aliases: {},
    demonyms: {},
    metonyms: {},
  };
  entities.set(id, entity);
  return { entity, kind: full && full !== name ? "lastName" : "name" };
}

/** Asked name by name in their order: whom a person's last name means. */
type FullNames = (name: Found) => Found | undefined;

/** The nearest full name so far that ends in the word, else the first behind. */
function fullNames(found: readonly Found[]): FullNames {
  const first = new Map<string, Found>();
  const above = new Map<string, Found>();
  const isFull = (words: string[], name: Found) => name.type === "person" && words.length > 1;
  for (const name of found) {
    const words = wordsOf(name);
    const last = words.at(-1) ?? "";
    if (isFull(words, name) && !first.has(last)) first.set(last, name);
  }
  return (name) => {
    const words = wordsOf(name);
    const last = words.at(-1) ?? "";
    if (isFull(words, name)) above.set(last, name);
    return name.type === "person" && words.length === 1 ? (above.get(last) ?? first.get(last)) : undefined;
  };
}

function wordsOf({ surface, field }: Found): string[] {
  const words = surface.toLowerCase().split(/[\s-]+/u);
  return baseOf(field) === "ru" ? words.map(stemOf) : words;
}

function baseOf({ language }: TaggedField): string {
  return language.split("-")[0] ?? "und";
}
