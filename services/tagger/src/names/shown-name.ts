import { strangerId } from "./stranger-id.ts";

const oblique = /(?:[уюеы]|[иы]м|[ое]го|[ое]му|[ое]м)$/u;
const obliqueWords = (name: string) =>
  name
    .toLowerCase()
    .split(/[\s-]+/u)
    .filter((word) => oblique.test(word)).length;

/**
 * Of the forms in which a Russian text has one name, the one nearest to a nominative: with the fewest words in a case
 * that is surely another, then the shortest, since an ending is mostly added; the first of several.
 */
export function nearestNominative(forms: readonly string[]): string | undefined {
  return forms.toSorted((a, b) => obliqueWords(a) - obliqueWords(b) || a.length - b.length)[0];
}

/** How an article has each name, by the id that its language gives it. */
export function formsById(names: readonly { surface: string }[], language: string): Map<string, string[]> {
  const forms = new Map<string, Set<string>>();
  for (const { surface } of names) {
    const id = strangerId(surface, language);
    forms.set(id, (forms.get(id) ?? new Set()).add(surface));
  }
  return new Map([...forms].map(([id, surfaces]) => [id, [...surfaces]]));
}
