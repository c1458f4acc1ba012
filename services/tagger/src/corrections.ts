import {
  type EntityType,
  entityTypes,
  type PackEntity,
  type PackTopic,
  type Relevance,
  type TagCorrection,
  type TaggedTopic,
} from "@throughline/contracts";
import { fold } from "@throughline/text";
import type { TaggedField } from "./candidates.ts";
import type { FoundMention } from "./mentions.ts";
import { tokensOf } from "./tokens.ts";

type Entities = ReadonlyMap<string, PackEntity>;

/** How a person's word is named where a rule or a model would stand. */
const byPerson = ({ by }: TagCorrection) => (by === "" ? "person" : `person/${by}`);

/**
 * The mentions with what persons said of them: what they took out is gone, what they named otherwise has their
 * entity. Words that they named and the machine passed over become mentions wherever they stand. Corrections hold on
 * to words and entities, never to places, so that they outlast an edit of the text. Where several fit, the one that
 * says more of what it means counts. Words that stand nowhere by themselves mean the longer names that have them.
 */
export function correctMentions(
  mentions: readonly FoundMention[],
  fields: readonly TaggedField[],
  corrections: readonly TagCorrection[],
  entities: Entities,
): FoundMention[] {
  const own = corrections
    .filter(({ of }) => of === "mention")
    .toSorted((a, b) => exactness(b) - exactness(a));
  if (own.length === 0) return [...mentions];
  const passedOver = own.flatMap((correction) => wordsNamed(fields, correction, mentions, entities));
  const covered = (mention: FoundMention) => passedOver.some((other) => overlap(mention, other));
  const reaching = own.map((correction) => ({
    correction,
    isWide: !fields.some((field) => standsAlone(correction.surface, field, mentions)),
  }));
  const kept = mentions.flatMap((mention): FoundMention[] => {
    if (covered(mention)) return [];
    const correction = reaching.find(({ correction, isWide }) =>
      speaksOf(correction, mention, entities, isWide),
    )?.correction;
    if (correction === undefined) return [mention];
    const entity = entityNamed(correction, entities);
    return entity ? [{ ...mention, ...ofPerson(correction, entity) }] : [];
  });
  return [...kept, ...passedOver];
}

const exactness = ({ surface, entityId }: TagCorrection) =>
  (surface === null ? 0 : 2) + (entityId === null ? 0 : 1);

function speaksOf(
  { surface, entityId }: TagCorrection,
  mention: FoundMention,
  entities: Entities,
  isWide: boolean,
): boolean {
  if (surface !== null && fold(surface) !== fold(mention.surface))
    if (!isWide || !hasWords(mention.surface, surface)) return false;
  return entityId === null || nowOf(entityId, entities) === nowOf(mention.entityId, entities);
}

/** Whether words stand in a field as a mention of their own, or outside of all mentions. */
function standsAlone(surface: string | null, field: TaggedField, mentions: readonly FoundMention[]): boolean {
  if (surface === null) return true;
  const wanted = foldedWords(surface);
  const own = mentions.filter((mention) => mention.field === field.field);
  if (own.some((mention) => fold(mention.surface) === fold(surface))) return true;
  return placesOf(wanted, field.tokens).some((from) => !isWithin(own, from, from + wanted.length));
}

const foldedWords = (text: string) => tokensOf(text).map(({ folded }) => folded);
const hasWords = (name: string, words: string) => placesOf(foldedWords(words), tokensOf(name)).length > 0;
const isWithin = (mentions: readonly FoundMention[], from: number, to: number) =>
  mentions.some((known) => known.from <= from && known.to >= to);

const nowOf = (id: string, entities: Entities) => entities.get(id)?.id ?? id;

function entityNamed(correction: TagCorrection, entities: Entities): PackEntity | undefined {
  const { is, name, type } = correction;
  if (is === null) return undefined;
  const bare = { id: is, name: name ?? is, roles: [], aliases: {}, demonyms: {}, metonyms: {} };
  return entities.get(is) ?? { ...bare, type: entityTypeOf(type) };
}

function entityTypeOf(type: string | null): EntityType {
  return entityTypes.find((known) => known === type) ?? "other";
}

function ofPerson(correction: TagCorrection, entity: PackEntity) {
  return { entity, entityId: entity.id, type: entity.type, score: 1, by: byPerson(correction) };
}

/** The places of a correction's words that are no mention yet, and stand in none that is longer. */
function wordsNamed(
  fields: readonly TaggedField[],
  correction: TagCorrection,
  mentions: readonly FoundMention[],
  entities: Entities,
): FoundMention[] {
  const { surface, entityId } = correction;
  const entity = entityNamed(correction, entities);
  if (surface === null || entityId !== null || entity === undefined) return [];
  const wanted = foldedWords(surface);
  return fields.flatMap((field) => {
    const own = mentions.filter((mention) => mention.field === field.field);
    return placesOf(wanted, field.tokens).flatMap((from): FoundMention[] => {
      const to = from + wanted.length;
      if (isWithin(own, from, to)) return [];
      const start = field.tokens[from]?.start ?? 0;
      const end = field.tokens[to - 1]?.end ?? start;
      const place = { field: field.field, start, end, from, to, surface: field.text.slice(start, end) };
      return [{ ...place, kind: "name", ...ofPerson(correction, entity) }];
    });
  });
}

function placesOf(wanted: readonly string[], tokens: readonly { folded: string }[]): number[] {
  const places: number[] = [];
  if (wanted.length === 0) return places;
  for (let at = 0; at + wanted.length <= tokens.length; at += 1)
    if (wanted.every((word, nth) => tokens[at + nth]?.folded === word)) places.push(at);
  return places;
}

const overlap = (a: FoundMention, b: FoundMention) => a.field === b.field && a.from < b.to && b.from < a.to;

/** The topics with what persons said of them. */
export function correctTopics(
  topics: readonly TaggedTopic[],
  corrections: readonly TagCorrection[],
  known: readonly PackTopic[],
): TaggedTopic[] {
  const own = corrections.filter(({ of }) => of === "topic");
  const untouched = topics.filter(({ code }) => !own.some(({ topic }) => topic === code));
  const added = own.flatMap((correction): TaggedTopic[] => {
    const { topic: code, holds, name, note } = correction;
    if (code === null || !holds) return [];
    const label = known.find((one) => one.code === code)?.label ?? name ?? code;
    return [{ code, label, score: 1, evidence: { by: byPerson(correction), note } }];
  });
  return [...added, ...untouched];
}

/** As good as certain, on the scale of the weights: a relevance of 0.999, or 0.001. */
const certain = 7;

/** The relevance with a person's word on the story, which outweighs all rules and is shown beside them. */
export function correctRelevance(relevance: Relevance, corrections: readonly TagCorrection[]): Relevance {
  const correction = corrections.find(({ of }) => of === "story");
  if (correction === undefined) return relevance;
  const { holds, by, note } = correction;
  const sum = relevance.contributions.reduce((total, { weight }) => total + weight, 0);
  const wanted = holds ? certain : -certain;
  const says = `${by === "" ? "a person" : by} says that it is ${holds ? "on" : "off"} the story`;
  const contribution = {
    rule: "person",
    weight: Math.round((wanted - sum) * 1000) / 1000,
    because: note === "" ? says : `${says}: ${note}`,
  };
  const score = Math.round(1000 / (1 + Math.exp(-wanted))) / 1000;
  return { score, contributions: [...relevance.contributions, contribution] };
}
