import { fold } from "@throughline/text";

/** Words of a language that say of a number how much it is: its magnitude, or what it counts. Keys are folded. */
export type MeasureWords = { magnitudes: Map<string, number>; units: Map<string, string> };

const powers = [3, 4, 5, 6, 7, 8, 9, 10, 11, 12];
/** Numbers that bring out the plural forms of the languages of CLDR. */
const counts = [1, 2, 3, 5];
const units =
  "percent second minute hour day week month year kilometer meter centimeter mile foot yard kilogram gram pound ounce liter gallon hectare acre celsius fahrenheit".split(
    " ",
  );
const percent = "percent";
/** Short forms of newspapers that CLDR does not have. */
const shortForms: [string, number][] = [
  ["mn", 1e6],
  ["bn", 1e9],
  ["tn", 1e12],
];
/** "M" and "B" are letters before they are magnitudes. */
const leastLetters = 2;

const known = new Map<string, MeasureWords>();

/** The measure words of a language in all their plural forms, as CLDR has them; English ones for one it lacks. */
export function measureWords(language: string): MeasureWords {
  let words = known.get(language);
  if (!words) {
    const locale = Intl.NumberFormat.supportedLocalesOf([language])[0] ?? "en";
    words = { magnitudes: magnitudesOf(locale), units: unitsOf(locale) };
    known.set(language, words);
  }
  return words;
}

function magnitudesOf(locale: string): MeasureWords["magnitudes"] {
  const found = new Map(shortForms);
  for (const compactDisplay of ["long", "short"] as const) {
    const format = new Intl.NumberFormat(locale, {
      notation: "compact",
      compactDisplay,
      numberingSystem: "latn",
    });
    for (const power of powers)
      for (const count of counts) {
        const parts = format.formatToParts(count * 10 ** power);
        const word = foldedPart(parts, "compact");
        const shown = Number(parts.find(({ type }) => type === "integer")?.value ?? count);
        if (isWord(word, locale)) found.set(word, (count * 10 ** power) / shown);
      }
  }
  // English counts "millions", too.
  if (locale.startsWith("en")) for (const [word, value] of [...found]) found.set(`${word}s`, value);
  return found;
}

function isWord(word: string, locale: string): boolean {
  return word.length >= leastLetters || (word !== "" && /^(?:zh|ja|ko|yue)/u.test(locale));
}

function unitsOf(locale: string): MeasureWords["units"] {
  const found = new Map<string, string>();
  for (const unit of units) {
    const format = new Intl.NumberFormat(locale, { style: "unit", unit, unitDisplay: "long" });
    for (const count of [...counts, 1.5]) {
      const word = foldedPart(format.formatToParts(count), "unit");
      if (word !== "") found.set(word, unit === percent ? "%" : unit);
    }
  }
  return found;
}

function foldedPart(parts: Intl.NumberFormatPart[], type: string): string {
  return fold(parts.find((part) => part.type === type)?.value ?? "").replace(/\.$/u, "");
}
