import type { Mention, MentionKind, PackEntity } from "@throughline/contracts";
import { type Candidate, type Field, findCandidates, type TaggedField } from "./candidates.ts";
import { type Gazetteer, type Reading, spellingKey } from "./gazetteer.ts";
import { isPartOfLongerName } from "./longer-name.ts";
import { belongsToAnother, isGivenName } from "./other-bearer.ts";
import { isPlaceReading } from "./place-or-power.ts";

/** A mention with what later steps ask of it: its entity, and the words that it covers in its field. */
export type FoundMention = Mention & { entity: PackEntity; from: number; to: number };

/** A place in the title or the text, in UTF-16 units. */
export type FieldSpan = { field: Field; start: number; end: number };

/** `unsure` are the names of which the gazetteer knows several bearers, or that stand for something else here. */
export type GazetteerMentions = { mentions: FoundMention[]; unsure: FieldSpan[] };

/**
 * The entities that title and text name, in their order. A last name alone means the bearer whose full name
 * stands above it, else one named in full further down, else the pack's only bearer (if the pack lists the bare
 * name, or the article names the bearer's country), else the one of several whom the pack lists under the bare
 * name; where none of these is one person, nothing is said.
 */
export function findMentions(gazetteer: Gazetteer, fields: readonly TaggedField[]): GazetteerMentions {
  const unsure: FieldSpan[] = [];
  const byField = fields.map((field) => ({ field, candidates: findCandidates(gazetteer, field) }));
  const named = new Set(byField.flatMap(({ candidates }) => candidates.flatMap(fullyNamed)));
  const countries = new Set(byField.flatMap(({ candidates }) => candidates.flatMap(countriesOf)));
  const above = new Set<PackEntity>();
  const mentions = byField.flatMap(({ field, candidates }) => {
    const taken = new Set(candidates.flatMap(({ from, to }) => range(from, to)));
    return candidates.flatMap((candidate) => {
      if (isJunior(field, candidate) || isOtherName(field, candidate)) {
        unsure.push(spanOf(field, candidate));
        return [];
      }
      const found =
        nameReading(field, candidate) ??
        lastNameReading(candidate, { field, named, above, countries, taken, gazetteer });
      // The one named last comes last.
      for (const entity of fullyNamed(candidate)) {
        above.delete(entity);
        above.add(entity);
      }
      if (found !== undefined) return [mentionOf(field, candidate, found)];
      unsure.push(spanOf(field, candidate));
      return [];
    });
  });
  return { mentions, unsure };
}

function spanOf({ field, tokens }: TaggedField, { from, to }: Candidate): FieldSpan {
  return { field, start: tokens[from]?.start ?? 0, end: tokens[to - 1]?.end ?? 0 };
}

/** "Donald Trump Jr." is nobody's father. */
function isJunior(field: TaggedField, { to, readings }: Candidate): boolean {
  const person = readings.some(
    (reading) => reading.use === "lastName" || (reading.use === "name" && reading.entity.type === "person"),
  );
  const next = field.tokens[to];
  return person && next?.open === true && /^(jr|junior|младший)$/u.test(next.folded);
}

/** "The Washington Post" is no place. */
function isOtherName(field: TaggedField, { from, to, readings }: Candidate): boolean {
  const isPlace = readings.some(
    (reading) => (reading.use === "name" || reading.use === "metonym") && reading.entity.type === "place",
  );
  return isPlace && isPartOfLongerName(field, from, to);
}

type Found = { entity: PackEntity; kind: MentionKind; score: number; by: string };
const range = (from: number, to: number) => Array.from({ length: to - from }, (_, i) => from + i);

/** The persons whom a candidate names with more than their last name. */
function fullyNamed({ readings }: Candidate): PackEntity[] {
  return readings.flatMap((reading) =>
    reading.use === "name" && reading.entity.type === "person" && reading.size > 1 ? [reading.entity] : [],
  );
}

function countriesOf({ readings }: Candidate): string[] {
  return readings.flatMap((reading) => ("entity" in reading ? (reading.entity.country ?? []) : []));
}

function nameReading(field: TaggedField, { from, to, readings }: Candidate): Found | undefined {
  const of = (use: Reading["use"]) => readings.find((reading) => reading.use === use);
  if (of("block")) return undefined;
  const name = of("name");
  const metonym = of("metonym");
  if (name?.use === "name" && !(metonym && !isPlaceReading(field, from, to)))
    return {
      entity: name.entity,
      kind: "name",
      score: scoreOf(name, name.size > 1 ? 0.98 : 0.95),
      by: `gazetteer/name${formOf(name)}`,
    };
  if (metonym?.use === "metonym")
    return {
      entity: metonym.entity,
      kind: "metonym",
      score: scoreOf(metonym, 0.9),
      by: `gazetteer/metonym${formOf(metonym)}`,
    };
  const demonym = of("demonym");
  if (demonym?.use === "demonym")
    return {
      entity: demonym.entity,
      kind: "demonym",
      score: scoreOf(demonym, 0.95),
      by: `gazetteer/demonym${formOf(demonym)}`,
    };
  return undefined;
}

/** A form made by declension rules might be another word's. */
const scoreOf = (reading: Reading, score: number) =>
  reading.inflected ? Math.round((score - 0.02) * 100) / 100 : score;
const formOf = (reading: Reading) => (reading.inflected ? "/inflected" : "");

type Surroundings = {
  field: TaggedField;
  /** Persons named in full anywhere in the article, and above this place, the last one last. */
  named: Set<PackEntity>;
  above: Set<PackEntity>;
  /** Countries that the article names otherwise than by a last name. */
  countries: Set<string>;
  taken: Set<number>;
  gazetteer: Gazetteer;
};

function lastNameReading({ from, to, readings }: Candidate, around: Surroundings): Found | undefined {
  const reading = readings.find(({ use }) => use === "lastName");
  if (reading?.use !== "lastName" || readings.some(({ use }) => use === "block")) return undefined;
  const bearers = around.gazetteer.bearers.get(reading.key) ?? [];
  const chosen = chooseBearer(bearers, reading.key, around);
  if (chosen === undefined) return undefined;
  const taken = (word: number) => around.taken.has(word);
  if (belongsToAnother(around.field, from, chosen.entity, taken)) return undefined;
  if (!chosen.why.startsWith("named") && isGivenName(around.field, to, taken)) return undefined;
  return {
    ...chosen,
    kind: "lastName",
    score: scoreOf(reading, chosen.score),
    by: `gazetteer/lastName/${chosen.why}${formOf(reading)}`,
  };
}

type Choice = { entity: PackEntity; score: number; why: string };

function chooseBearer(bearers: PackEntity[], key: string, around: Surroundings): Choice | undefined {
  const above = [...around.above].findLast((entity) => bearers.includes(entity));
  if (above) return { entity: above, score: 0.97, why: "named above" };
  const [below, ...others] = bearers.filter((entity) => around.named.has(entity));
  if (below && others.length === 0) return { entity: below, score: 0.93, why: "named below" };
  const [only, ...rest] = bearers;
  if (only && rest.length === 0) {
    if (isWellKnown(only, around.gazetteer)) return { entity: only, score: 0.9, why: "only bearer" };
    const country = only.country !== undefined && around.countries.has(only.country);
    return country ? { entity: only, score: 0.85, why: "only bearer, beside the country" } : undefined;
  }
  const [listed, ...alsoListed] = bearers.filter((entity) => isListedAs(entity, key));
  if (listed && alsoListed.length === 0) return { entity: listed, score: 0.7, why: "best known bearer" };
  return undefined;
}

function isListedAs(entity: PackEntity, key: string): boolean {
  return Object.values(entity.aliases).some((aliases) => aliases.some((alias) => spellingKey(alias) === key));
}

/** Whom the pack lists by the bare last name, in whatever language, needs no other sign of being meant. */
function isWellKnown(entity: PackEntity, { bearers }: Gazetteer): boolean {
  return Object.values(entity.aliases).some((aliases) =>
    aliases.some((alias) => bearers.get(spellingKey(alias))?.includes(entity)),
  );
}

function mentionOf(field: TaggedField, { from, to }: Candidate, found: Found): FoundMention {
  const start = field.tokens[from]?.start ?? 0;
  const end = withLastMark(field.text, start, field.tokens[to - 1]?.end ?? start);
  return {
    field: field.field,
    start,
    end,
    surface: field.text.slice(start, end),
    type: found.entity.type,
    entityId: found.entity.id,
    kind: found.kind,
    score: found.score,
    by: found.by,
    entity: found.entity,
    from,
    to,
  };
}

/** "U.S." keeps the stop that belongs to it, and a quotation that opens inside a name its end. */
function withLastMark(text: string, start: number, end: number): number {
  if (/[«“„"][^»”"]*$/u.test(text.slice(start, end)) && /^[»”“"]/u.test(text.slice(end, end + 1)))
    return end + 1;
  return text[end] === "." && /^\p{L}\.(\s?\p{L}\.)*\s?\p{L}$/u.test(text.slice(start, end)) ? end + 1 : end;
}
