/** A month of a calendar that publications are dated by; `number` counts from 1. */
export type Month = { number: number; calendar: "gregory" | "persian" };
type Names = Map<string, Month>;

/**
 * Locales whose month names a line is searched for when neither its page's language nor English has them: pages
 * declare no language, or another one. By the script of the name.
 */
const localesByScript: [script: RegExp, locales: string[]][] = [
  [/^\p{Script=Cyrillic}/u, ["ru", "uk", "be", "bg", "sr", "kk", "mk"]],
  [/^\p{Script=Arabic}/u, ["fa", "fa-AF", "ar", "ar-LB", "ar-DZ", "ur", "ps"]],
  [
    /^\p{Script=Latin}/u,
    "de fr es it pt nl pl tr sv da nb fi cs sk hu ro hr id vi az et lv lt sl ca".split(" "),
  ],
  [/^\p{Script=Greek}/u, ["el"]],
  [/^\p{Script=Hebrew}/u, ["he"]],
  [/^\p{Script=Armenian}/u, ["hy"]],
  [/^\p{Script=Georgian}/u, ["ka"]],
];
const solarLocales = new Set(["fa", "fa-AF", "ps"]);
/** Shorter names of other languages are words in too many. */
const shortestForeign = 3;

const namesByLanguage = new Map<string, Names>();
const namesByScript = new Map<RegExp, Names>();

/**
 * The month that a word names in a language (BCP 47) or in English, else in a language of the word's script, as long as
 * these agree: "listopad" is two months. Names come from Unicode's locale data, in every grammatical form.
 */
export function monthNamed(word: string, language: string): Month | undefined {
  const key = keyOf(word);
  return namesOf(language).get(key) ?? (key.length < shortestForeign ? undefined : foreign(key));
}

function namesOf(language: string): Names {
  const base = language.split("-")[0]?.toLowerCase() ?? "und";
  let names = namesByLanguage.get(base);
  if (!names) {
    names = new Map();
    for (const locale of new Set(["en", base === "und" ? "en" : base]))
      for (const [name, month] of monthsOf(locale)) names.set(name, month);
    namesByLanguage.set(base, names);
  }
  return names;
}

function foreign(key: string): Month | undefined {
  const [script, locales] = localesByScript.find(([pattern]) => pattern.test(key)) ?? [];
  if (!script || !locales) return undefined;
  let names = namesByScript.get(script);
  if (!names) {
    names = agreed(locales.flatMap(monthsOf));
    namesByScript.set(script, names);
  }
  return names.get(key);
}

/** The names that stand for one month alone. */
function agreed(all: [string, Month][]): Names {
  const names: Names = new Map();
  const disputed = new Set<string>();
  for (const [name, month] of all) {
    const known = names.get(name) ?? month;
    if (known.number !== month.number || known.calendar !== month.calendar) disputed.add(name);
    names.set(name, month);
  }
  for (const name of disputed) names.delete(name);
  return names;
}

function monthsOf(locale: string): [string, Month][] {
  const solar = solarLocales.has(locale) ? namesIn(locale, "persian") : [];
  return [...namesIn(locale, "gregory"), ...solar];
}

/** Long and short names, alone and beside a day: Slavic languages decline them. */
function namesIn(locale: string, calendar: Month["calendar"]): [string, Month][] {
  const names: [string, Month][] = [];
  for (const month of ["long", "short"] as const) {
    for (const day of [undefined, "numeric"] as const) {
      const format = new Intl.DateTimeFormat(`${locale}-u-ca-${calendar}-nu-latn`, {
        month,
        day,
        timeZone: "UTC",
      });
      for (let number = 1; number <= 12; number += 1) {
        // The middle of each month; a Solar Hijri month begins about the 21st of a Gregorian one.
        const time = calendar === "gregory" ? Date.UTC(2024, number - 1, 15) : Date.UTC(2024, number + 2, 5);
        const name = format.formatToParts(time).find(({ type }) => type === "month")?.value ?? "";
        if (/\p{L}/u.test(name)) names.push([keyOf(name), { number, calendar }]);
      }
    }
  }
  return names;
}

/** Lower case without an abbreviation's stop, in one spelling of the letters that Arabic and Persian keyboards share. */
function keyOf(name: string): string {
  return name
    .toLowerCase()
    .replace(/\.$/u, "")
    .replaceAll("ي", "ی")
    .replaceAll("ك", "ک")
    .replace(/\s+/gu, " ");
}
