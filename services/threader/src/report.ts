import { createHash } from "node:crypto";
import type { ThreadInput } from "@throughline/contracts";
import type { ReportFeatures } from "@throughline/store";
import { resolveDates } from "./dates/resolve-dates.ts";
import { hash, type Term, type TermedSentence, termedSentences, termsOf } from "./terms.ts";

/** Raised when the same article gives other features or other decisions: stored decisions are then made anew. */
const version = 1;

/** An article as the threader compares it: features that the store can keep. */
export type Report = ReportFeatures & {
  id: string;
  title: string;
  language: string;
  /** When it was published, or observed where that is not known or later claimed; null when neither is. */
  at: number | null;
  copyOf: string | null;
};

/** A report still with its text: what is needed once, when it is added. */
export type NewReport = {
  report: Report;
  sentences: TermedSentence[];
  surfaces: Map<number, string>;
  hash: string;
};

/** Sentences behind this many say nothing more about what a report is about: a bound on its features. */
const mostSentences = 120;

/** Takes from an article what the threader compares. Throws a `RangeError` when a time is none. */
export function newReport(input: ThreadInput): NewReport {
  const title = termsOf(input.title, input.language);
  const sentences = termedSentences(input.text, input.language).slice(0, mostSentences);
  const all = [title, ...sentences.map(({ terms }) => terms)];
  const report: Report = {
    id: input.id,
    title: input.title,
    language: input.language,
    at: timeOf(input),
    copyOf: input.copyOf ?? null,
    sentences: all.map((terms) => [...new Set(terms.map(({ id }) => id))]),
    facts: factsOf(all),
    dates: datesOf(input),
    entities: input.entities.map(({ id, name, salience }) => ({ id, name, salience })),
    countries: input.countries.filter(({ role }) => role === "actor").map(({ code }) => code),
    topics: input.topics.map(({ code }) => code),
  };
  return { report, sentences, surfaces: surfacesOf(all), hash: hashOf(input) };
}

function factsOf(all: readonly Term[][]): number[] {
  return [
    ...new Set(
      all
        .flat()
        .filter(({ kind }) => kind !== "word")
        .map(({ id }) => id),
    ),
  ];
}

/** The days that the text names, as terms that compare across languages. */
function datesOf({ title, text, language, publishedAt, observedAt }: ThreadInput): number[] {
  const context = { publishedAt: publishedAt ?? observedAt, language };
  const days = [title, text]
    .flatMap((part) => resolveDates(part, context))
    .filter(({ from, to }) => from === to)
    .map(({ from }) => hash(`day ${from}`));
  return [...new Set(days)];
}

function surfacesOf(all: readonly Term[][]): Map<number, string> {
  const surfaces = new Map<number, string>();
  for (const { id, surface } of all.flat()) if (!surfaces.has(id)) surfaces.set(id, surface);
  return surfaces;
}

function timeOf({ id, publishedAt, observedAt }: ThreadInput): number | null {
  const [published, observed] = [publishedAt, observedAt].map((said) => {
    if (said === undefined) return undefined;
    const at = Date.parse(said);
    if (Number.isNaN(at)) throw new RangeError(`article ${id}: "${said}" is no time; give it in ISO 8601`);
    return at;
  });
  if (published === undefined) return observed ?? null;
  return observed === undefined ? published : Math.min(published, observed);
}

/** Of everything that a decision rests on, so that a rerun with the same input keeps its decision. */
function hashOf(input: ThreadInput): string {
  const { id, title, text, language, entities, countries, topics, copyOf, publishedAt, observedAt } = input;
  const told = [
    version,
    id,
    title,
    text,
    language,
    entities.map((entity) => [entity.id, entity.salience]),
    countries.map(({ code, role }) => [code, role]),
    topics.map(({ code }) => code),
    copyOf ?? null,
    publishedAt ?? null,
    observedAt ?? null,
  ];
  return createHash("sha256").update(JSON.stringify(told)).digest("hex").slice(0, 32);
}
