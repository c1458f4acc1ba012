/** What the capitals of an alias ask of a surface. */
export type CaseRule =
  /** A short all-capital name: "US" is no "us". */
  | { kind: "exact"; letters: string }
  /** The words at these places start with a capital. */
  | { kind: "capitals"; places: number[] }
  | { kind: "none" };

const shortName = /^[\p{Lu}.&-]{2,7}$/u;
const lettersOnly = (text: string) => text.replace(/[^\p{L}]/gu, "");

/**
 * The rule of an alias; `aliasWords` are its words as written. `everyWord` asks for a capital wherever the alias
 * has one, as people's names do; else the first one is enough ("Iran's foreign ministry").
 */
export function caseRuleOf(
  alias: string,
  aliasWords: readonly string[],
  { everyWord = true } = {},
): CaseRule {
  if (shortName.test(alias) && lettersOnly(alias).length >= 2)
    return { kind: "exact", letters: lettersOnly(alias) };
  const places = aliasWords.flatMap((word, at) => (startsWithCapital(word) ? [at] : []));
  return places.length > 0
    ? { kind: "capitals", places: everyWord ? places : places.slice(0, 1) }
    : { kind: "none" };
}

/** Whether a surface, word by word, keeps to the rule. Inflected short names may add small letters ("НАТОвский"). */
export function keepsCase(rule: CaseRule, surfaceWords: readonly string[]): boolean {
  switch (rule.kind) {
    case "exact":
      return lettersOnly(surfaceWords.join("")) === rule.letters;
    case "capitals":
      return rule.places.every((at) => startsWithCapital(surfaceWords[at] ?? ""));
    case "none":
      return true;
  }
}

export function startsWithCapital(word: string): boolean {
  return /^[^\p{L}]*\p{Lu}/u.test(word);
}

/** A headline that writes nearly every long word with a capital, so that capitals say nothing of names in it. */
export function isTitleCase(surfaceWords: readonly string[]): boolean {
  const long = surfaceWords.filter((word) => word.length >= 4 && /^\p{Script=Latin}/u.test(word));
  return long.length >= 3 && long.filter(startsWithCapital).length / long.length > 0.75;
}

/** A line in capitals only, where "US" may be the pronoun. */
export function isAllCapitals(text: string): boolean {
  const letters = text.match(/\p{L}/gu) ?? [];
  const cased = letters.filter((letter) => letter.toLowerCase() !== letter.toUpperCase());
  return (
    cased.length >= 10 &&
    cased.filter((letter) => letter === letter.toUpperCase()).length / cased.length > 0.8
  );
}
