import { assignedCountries } from "./country-codes.ts";

/** The country that a word names in one of these languages (BCP 47), by CLDR's names of regions; undefined for none. */
export function countryNamed(word: string, languages: readonly string[]): string | undefined {
  const sought = word.toLocaleLowerCase();
  return assignedCountries.find((code) =>
    languages.some((language) => regionName(code, language)?.toLocaleLowerCase() === sought),
  );
}

const namesOf = new Map<string, Intl.DisplayNames>();

/** What a country is called in a language. */
export function regionName(code: string, language: string): string | undefined {
  const known =
    namesOf.get(language) ?? new Intl.DisplayNames(language, { type: "region", fallback: "none" });
  namesOf.set(language, known);
  return known.of(code);
}
