import { SetupError } from "@throughline/contracts";
import { languageFault } from "./country-codes.ts";
import { countryNamed, regionName } from "./country-named.ts";

/** A word of a new pack as an entity of its gazetteer: its spellings by language. */
export type NewWord = {
  id: string;
  name: string;
  type: "place" | "other";
  country?: string;
  aliases: Record<string, string[]>;
};

/** Whose alphabet says most about the language, where the languages asked for do not. */
const usualLanguages: Record<string, string> = {
  Cyrl: "ru",
  Arab: "ar",
  Hebr: "he",
  Grek: "el",
  Hans: "zh",
  Jpan: "ja",
  Kore: "ko",
};

/** The entities of words such as `Nile` and `GERD=Renaissance Dam`; each spelling goes to a language of its script. */
export function newWords(words: readonly string[], languages: readonly string[]): NewWord[] {
  for (const code of languages) {
    const fault = languageFault(code);
    if (fault) throw new SetupError(`${fault.what}; ${fault.mend}`);
  }
  const ids = new Set<string>();
  return words.flatMap((word) => {
    const spellings = word
      .split("=")
      .map((spelling) => spelling.trim())
      .filter((spelling) => spelling !== "");
    const [name] = spellings;
    if (name === undefined) return [];
    const country = countryOf(spellings, languages);
    const slug = [...spellings, country && regionName(country, "en")]
      .map((spelling) => spelling && slugOf(spelling))
      .find((known) => known !== undefined);
    if (slug === undefined)
      throw new SetupError(
        `"${name}" needs a spelling in Latin letters too, of which its id is made; join one with "=": "${name}=its name".`,
      );
    const id = `local:${slug}`;
    if (ids.has(id)) throw new SetupError(`"${name}" is there twice; join its spellings with "=".`);
    ids.add(id);
    const byLanguage = Map.groupBy(spellings, (spelling) => languageOf(spelling, languages));
    const what = country === undefined ? { type: "other" as const } : { type: "place" as const, country };
    return [{ id, name, ...what, aliases: Object.fromEntries(byLanguage) }];
  });
}

function countryOf(spellings: readonly string[], languages: readonly string[]): string | undefined {
  const asked = (spelling: string) => [...languages, languageOf(spelling, languages), "en", "fa"];
  return spellings
    .map((spelling) => countryNamed(spelling, asked(spelling)))
    .find((code) => code !== undefined);
}

/** A name in small Latin letters, digits and hyphens, a letter first; undefined where that leaves nothing. */
export function slugOf(name: string): string | undefined {
  const plain = name
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replace(/[^a-z0-9]+/gu, "-")
    .replace(/^[-0-9]+|-+$/gu, "");
  return plain === "" ? undefined : plain;
}

function languageOf(spelling: string, languages: readonly string[]): string {
  const script = scriptOf(spelling);
  const asked = languages.find((language) => new Intl.Locale(language).maximize().script === script);
  return asked ?? usualLanguages[script] ?? "en";
}

function scriptOf(spelling: string): string {
  if (/\p{Script=Cyrillic}/u.test(spelling)) return "Cyrl";
  if (/\p{Script=Arabic}/u.test(spelling)) return "Arab";
  if (/\p{Script=Hebrew}/u.test(spelling)) return "Hebr";
  if (/\p{Script=Greek}/u.test(spelling)) return "Grek";
  if (/\p{Script=Hangul}/u.test(spelling)) return "Kore";
  if (/[\p{Script=Hiragana}\p{Script=Katakana}]/u.test(spelling)) return "Jpan";
  return /\p{Script=Han}/u.test(spelling) ? "Hans" : "Latn";
}
