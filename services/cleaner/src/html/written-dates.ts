/** Gregorian years that a publication can have. */
const earliestYear = 1990;
const latestYear = 2100;
const dayMs = 86_400_000;

/** What says of a date that it is of publication. */
export const published =
  /publish|posted|publié|publicad|pubblicat|veröffentlicht|gepubliceerd|опубликован|опубліковано|منتشر|نُ?شر|yayın/iu;
/** What says of a date that it is of a change. */
export const updated =
  /updat|modif|aktualisier|mis à jour|actualiz|atualiz|aggiornat|bijgewerkt|обновл|оновл|به[‌ ]?روز|تحديث|güncel|changed|revised|reviewed|edited/iu;

const dayFirst =
  /(?<!\p{N})(\d{1,2})(?:st|nd|rd|th|er|º|ª)?\.?\s+(?:(?:de|of|del|d')\s+)?(\p{L}[\p{L}\p{M}\u200c]*)\.?,?\s+(?:(?:de|del)\s+)?(\d{4})(?!\p{N})/gu;
const monthFirst = /(?<!\p{L})(\p{L}[\p{L}\p{M}]*)\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4})(?!\p{N})/gu;
const yearFirst = /(?<!\p{N})(\d{4})\s?[-/.年년]\s?(\d{1,2})\s?[-/.月월]\s?(\d{1,2})(?!\p{N})/gu;
const numeric = /(?<!\p{N})(\d{1,2})([./-])(\d{1,2})\2(\d{4})(?!\p{N})/gu;

/**
 * The first whole date in a line as people write it, as midnight in UTC (ISO 8601); `undefined` where there is
 * none for certain. Month names are those of `language` and English, in every grammatical form that
 * Unicode's locale data know. Persian dates are of the Solar Hijri calendar. A date such as 03/04/2025, whose
 * order depends on the country, and dates of the lunar Hijri calendar, whose start depends on a sighting, are
 * refused.
 */
export function readWrittenDate(line: string, language: string): string | undefined {
  const text = withAsciiDigits(line);
  const months = monthNames(language);
  for (const [, day, month, year] of text.matchAll(dayFirst)) {
    const date = dateOf(Number(year), months.get((month ?? "").toLowerCase()), Number(day));
    if (date) return date;
  }
  for (const [, month, day, year] of text.matchAll(monthFirst)) {
    const date = dateOf(Number(year), months.get((month ?? "").toLowerCase()), Number(day));
    if (date) return date;
  }
  for (const [, year, month, day] of text.matchAll(yearFirst)) {
    const date = dateOf(Number(year), monthByNumber(Number(year), Number(month)), Number(day));
    if (date) return date;
  }
  for (const [, first, mark, second, year] of text.matchAll(numeric)) {
    const date = numericDate(Number(first), Number(second), Number(year), mark === ".");
    if (date) return date;
  }
  return undefined;
}

type Month = { number: number; calendar: "gregory" | "persian" };

const monthsByLanguage = new Map<string, Map<string, Month>>();

function monthNames(language: string): Map<string, Month> {
  const base = language.split("-")[0]?.toLowerCase() ?? "und";
  let names = monthsByLanguage.get(base);
  if (!names) {
    names = new Map();
    for (const locale of new Set(["en", base === "und" ? "en" : base])) {
      addMonths(names, locale, "gregory");
      if (locale === "fa") addMonths(names, locale, "persian");
    }
    monthsByLanguage.set(base, names);
  }
  return names;
}

/** Long and short names, alone and beside a day: Slavic languages decline them. */
function addMonths(names: Map<string, Month>, locale: string, calendar: Month["calendar"]): void {
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
        const part = format.formatToParts(time).find(({ type }) => type === "month");
        const name = part?.value.toLowerCase().replace(/\.$/, "") ?? "";
        if (/\p{L}/u.test(name)) names.set(name, { number, calendar });
      }
    }
  }
}

function monthByNumber(year: number, number: number): Month | undefined {
  if (number < 1 || number > 12) return undefined;
  return { number, calendar: year > 1300 && year < 1500 ? "persian" : "gregory" };
}

/** Points part day, month, year in every country that uses them; of slashes, only a day over 12 tells. */
function numericDate(first: number, second: number, year: number, isPointed: boolean): string | undefined {
  if (isPointed || first > 12) return dateOf(year, monthByNumber(year, second), first);
  return second > 12 ? dateOf(year, monthByNumber(year, first), second) : undefined;
}

function dateOf(year: number, month: Month | undefined, day: number): string | undefined {
  if (!month || day < 1) return undefined;
  const time =
    month.calendar === "persian"
      ? persianTime(year, month.number, day)
      : gregorianTime(year, month.number, day);
  return time === undefined ? undefined : `${new Date(time).toISOString().slice(0, 10)}T00:00:00Z`;
}

function gregorianTime(year: number, month: number, day: number): number | undefined {
  const date = new Date(Date.UTC(year, month - 1, day));
  const exists = date.getUTCMonth() === month - 1 && year >= earliestYear && year <= latestYear;
  return exists ? date.getTime() : undefined;
}

const persianFormat = new Intl.DateTimeFormat("en-u-ca-persian-nu-latn", {
  year: "numeric",
  month: "numeric",
  day: "numeric",
  timeZone: "UTC",
});

/** Months have 31 days until the sixth, then 30; the year begins within two days of 20 March. */
function persianTime(year: number, month: number, day: number): number | undefined {
  if (year < earliestYear - 622 || year > latestYear - 621) return undefined;
  const dayOfYear = (month - 1) * 30 + Math.min(month - 1, 6) + day - 1;
  for (let shift = -2; shift <= 2; shift += 1) {
    const time = Date.UTC(year + 621, 2, 20) + (dayOfYear + shift) * dayMs;
    const parts = persianFormat.formatToParts(time);
    const value = (type: string) => Number(parts.find((part) => part.type === type)?.value);
    if (value("year") === year && value("month") === month && value("day") === day) return time;
  }
  return undefined;
}

function withAsciiDigits(text: string): string {
  return text
    .replace(/[\u06f0-\u06f9]/gu, (digit) => String(digit.charCodeAt(0) - 0x06f0))
    .replace(/[\u0660-\u0669]/gu, (digit) => String(digit.charCodeAt(0) - 0x0660));
}
