import type { Rarity } from "./rarity.ts";
import type { Report } from "./report.ts";
import { entityWeights, factWeights, type Weights, wordWeights } from "./report-weights.ts";

/** How near two reports are, 0 to 1, and by what. `words` is left out where their languages differ. */
export type Likeness = { score: number; words?: number; facts: number; entities?: number; days: number };

/** After so many days a report of the same things is half as near. */
const halfLifeDays = 2.5;
/** Within a day or so reports are of the same time. */
const sameTimeDays = 0.75;

/**
 * Weights of the parts, in one language and across two. Across languages only names and numbers written alike,
 * entities, countries and topics can meet, and these meet more easily than words do: hence the damping.
 */
const within = { words: 0.35, facts: 0.35, entities: 0.3 };
const across = { facts: 0.2, entities: 0.6, setting: 0.2 };
const acrossDamping = 0.5;
/** Reports whose acting countries are others are farther apart. */
const otherCountries = 0.7;

/** How near two reports are. Method: weighted cosines, damped by the time between them. */
export function likeness(a: Report, b: Report, rarity: Rarity): Likeness {
  const days = a.at === null || b.at === null ? 0 : Math.abs(a.at - b.at) / 86_400_000;
  const time = 0.5 ** (Math.max(0, days - sameTimeDays) / halfLifeDays);
  const facts = cosine(factWeights(a), factWeights(b), rarity);
  const entities =
    a.entities.length > 0 && b.entities.length > 0
      ? cosine(entityWeights(a), entityWeights(b), rarity)
      : undefined;
  if (!sameLanguage(a, b)) {
    const setting = (overlap(a.countries, b.countries) + overlap(a.topics, b.topics)) / 2;
    const score = across.facts * facts + across.entities * (entities ?? 0) + across.setting * setting;
    return { score: score * acrossDamping * time, facts, entities, days };
  }
  const words = cosine(wordWeights(a), wordWeights(b), rarity);
  const told = within.words + within.facts + (entities === undefined ? 0 : within.entities);
  const score = (within.words * words + within.facts * facts + within.entities * (entities ?? 0)) / told;
  const strangers =
    a.countries.length > 0 && b.countries.length > 0 && overlap(a.countries, b.countries) === 0;
  return { score: score * time * (strangers ? otherCountries : 1), words, facts, entities, days };
}

export function sameLanguage(a: Report, b: Report): boolean {
  return a.language.slice(0, 2) === b.language.slice(0, 2);
}

/** Everything of a report whose rarity counts. */
export function countedThings(report: Report): (number | string)[] {
  return [...wordWeights(report).keys(), ...report.dates, ...report.entities.map(({ id }) => id)];
}

function cosine<K extends number | string>(a: Weights<K>, b: Weights<K>, rarity: Rarity): number {
  const [few, many] = a.size <= b.size ? [a, b] : [b, a];
  let dot = 0;
  for (const [thing, weight] of few) {
    const other = many.get(thing);
    if (other !== undefined) dot += weight * other * rarity.of(thing) ** 2;
  }
  return dot === 0 ? 0 : dot / (norm(a, rarity) * norm(b, rarity));
}

/** Norms by weights, with the rarity and the version of it that they were made with. */
const norms = new WeakMap<object, { rarity: Rarity; version: number; norm: number }>();

function norm<K extends number | string>(weights: Weights<K>, rarity: Rarity): number {
  const known = norms.get(weights);
  if (known?.rarity === rarity && known.version === rarity.version()) return known.norm;
  let sum = 0;
  for (const [thing, weight] of weights) sum += (weight * rarity.of(thing)) ** 2;
  const found = Math.sqrt(sum);
  norms.set(weights, { rarity, version: rarity.version(), norm: found });
  return found;
}

/** Jaccard's index of two short lists. */
function overlap(a: readonly string[], b: readonly string[]): number {
  const all = new Set([...a, ...b]);
  return all.size === 0 ? 0 : (a.length + b.length - all.size) / all.size;
}
