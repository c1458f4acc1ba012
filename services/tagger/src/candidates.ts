import type { Occurrence } from "./aho-corasick.ts";
import type { Gazetteer, Reading } from "./gazetteer.ts";
import { isAllCapitals, keepsCase } from "./letter-case.ts";
import { type Token, tokensOf } from "./tokens.ts";

export type Field = "title" | "text";

/** A title or a text with its words. */
export type TaggedField = {
  field: Field;
  text: string;
  language: string;
  tokens: Token[];
  allCapitals: boolean;
};

/** A run of words that can be read as an entity, with every reading it has; `from` and `to` count words. */
export type Candidate = { from: number; to: number; readings: Reading[] };

export function fieldOf(field: Field, text: string, language: string): TaggedField {
  return { field, text, language, tokens: tokensOf(text), allCapitals: isAllCapitals(text) };
}

/** The runs of a field that the gazetteer knows: the longest where they overlap, in their order. */
export function findCandidates(gazetteer: Gazetteer, field: TaggedField): Candidate[] {
  const stream: string[] = [];
  const wordAt: number[] = [];
  for (const [at, token] of field.tokens.entries()) {
    // What breaks a run of words is in no pattern, unless the alias has the same dash or quotation mark.
    if (!token.open) {
      stream.push(token.gap);
      wordAt.push(at);
    }
    stream.push(token.folded);
    wordAt.push(at);
  }
  const occurrences = gazetteer.automaton
    .find(stream)
    .map(({ from, to, pattern }) => ({ from: wordAt[from] ?? 0, to: (wordAt[to - 1] ?? 0) + 1, pattern }))
    .filter((occurrence) => fits(field, occurrence));
  return longest(groupBySpan(occurrences));
}

function fits(field: TaggedField, { from, to, pattern }: Occurrence<Reading>): boolean {
  if (isOtherLanguages(field.language, pattern)) return false;
  const surfaces = field.tokens.slice(from, to).map(({ start, end }) => field.text.slice(start, end));
  if (
    field.allCapitals &&
    pattern.caseRule.kind === "exact" &&
    commonWords.has(surfaces.join("").toLowerCase())
  )
    return false;
  return keepsCase(pattern.caseRule, surfaces);
}

/**
 * Arabic and Persian share their letters but not their words: Persian کیف (Kyiv) is Arabic "how". A single word of
 * the one is not looked for in the other.
 */
function isOtherLanguages(language: string, { language: listed, size }: Reading): boolean {
  return size === 1 && ((language === "ar" && listed === "fa") || (language === "fa" && listed === "ar"));
}

/** Short names that are common words when all letters are capitals. */
const commonWords = new Set(["us", "who", "it", "in", "is", "am"]);

function groupBySpan(occurrences: Occurrence<Reading>[]): Candidate[] {
  const spans = new Map<string, Candidate>();
  for (const { from, to, pattern } of occurrences) {
    const key = `${from}-${to}`;
    const known = spans.get(key);
    if (known) known.readings.push(pattern);
    else spans.set(key, { from, to, readings: [pattern] });
  }
  return [...spans.values()];
}

function longest(candidates: Candidate[]): Candidate[] {
  const bySize = candidates.toSorted((a, b) => b.to - b.from - (a.to - a.from) || a.from - b.from);
  const taken = new Set<number>();
  const kept: Candidate[] = [];
  for (const candidate of bySize) {
    const places = Array.from({ length: candidate.to - candidate.from }, (_, i) => candidate.from + i);
    if (places.some((place) => taken.has(place))) continue;
    for (const place of places) taken.add(place);
    kept.push(candidate);
  }
  return kept.sort((a, b) => a.from - b.from);
}
