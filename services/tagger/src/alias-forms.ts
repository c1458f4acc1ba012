import { russianDemonymForms, russianNameForms } from "./russian-forms.ts";
import { tokensOf } from "./tokens.ts";

/**
 * How an alias is written in running text, besides as it stands: as sequences of folded words. Endings and
 * clitics that are no part of the name belong to the surface all the same, since they are of the same word. Between the
 * words stands what parts them in the alias, such as the dash of "Решт — Астара".
 */
export type AliasForm = { words: string[]; inflected: boolean };

/** What an alias is to its entity decides how it is declined. */
export type AliasUse = "name" | "demonym" | "metonym";

export function aliasForms(alias: string, language: string, use: AliasUse): AliasForm[] {
  const plain = tokensOf(alias).flatMap(({ folded, gap }, at) =>
    at > 0 && (gap === "–" || gap === "«") ? [gap, folded] : [folded],
  );
  if (plain.length === 0) return [];
  const as = (forms: string[][]) =>
    forms.map((form) => ({ words: form, inflected: form.join(" ") !== plain.join(" ") }));
  switch (language) {
    case "ru":
      return as(use === "demonym" ? russianDemonymForms(plain) : russianNameForms(plain));
    case "ar":
      return as(withArabicPrefixes(plain));
    case "fa":
      return as(withPersianSuffixes(plain, use));
    case "en":
      return as(use === "demonym" ? [plain, ...englishPlural(plain)] : [plain]);
    default:
      return as([plain]);
  }
}

function englishPlural(plain: string[]): string[][] {
  const last = plain.at(-1) ?? "";
  return /(s|sh|ch|ese)$/u.test(last) ? [] : [[...plain.slice(0, -1), `${last}s`]];
}

/** Conjunctions and prepositions that Arabic writes onto the next word, with and without the article. */
const arabicPrefixes = ["و", "ف", "ب", "ل", "ک", "وب", "ول", "فب", "فل"];
const article = "ال";

function withArabicPrefixes([first = "", ...rest]: string[]): string[][] {
  const forms = [first, ...arabicPrefixes.map((prefix) => prefix + first)];
  // After ل the article is written لل.
  if (first.startsWith(article))
    forms.push(...["", "و", "ف"].map((and) => `${and}لل${first.slice(article.length)}`));
  return forms.map((form) => [form, ...rest]);
}

/** Plural, indefinite and possessive endings that Persian writes onto a word, with or without the joiner. */
const persianSuffixes = ["ها", "های", "هایی", "ی", "ای", "م", "ش", "شان", "مان", "ست"];

function withPersianSuffixes(plain: string[], use: AliasUse): string[][] {
  if (use !== "demonym") return [plain];
  const last = plain.at(-1) ?? "";
  return [plain, ...persianSuffixes.map((suffix) => [...plain.slice(0, -1), last + suffix])];
}
