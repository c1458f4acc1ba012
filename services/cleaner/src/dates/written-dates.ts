import { readClock } from "./clock.ts";
import { type Month, monthNamed } from "./month-names.ts";
import { countsSolarHijri, hasPersianSigns, solarHijriTime } from "./solar-hijri.ts";

/** Gregorian years that a publication can have. */
const earliestYear = 1990;
const latestYear = 2100;

/** What says of a date that it is of publication. */
export const published =
  /publish|posted|publié|publicad|pubblicat|veröffentlicht|gepubliceerd|опубликован|опубліковано|منتشر|نُ?شر|yayın/iu;
/** What says of a date that it is of a change. */
export const updated =
  /updat|modif|aktualisier|mis à jour|actualiz|atualiz|aggiornat|bijgewerkt|обновл|оновл|به[‌ ]?روز|تحديث|güncel|changed|revised|reviewed|edited/iu;

/** A word, or one of the four names of Levantine months that have two; another name may stand behind a stroke. */
const monthWord = String.raw`((?:كانون|تشرين)\s+\p{L}+|\p{L}[\p{L}\p{M}\u200c]*)`;
const dayFirst = new RegExp(
  String.raw`(?<!\p{N})(\d{1,2})(?:st|nd|rd|th|er|º|ª)?\.?\s+(?:(?:de|of|del|d')\s+)?${monthWord}(?:\s*[/(]\s*\p{L}+(?:\s\p{L}+)?\)?)?\.?,?\s+(?:(?:de|del)\s+)?(\d{4})(?!\p{N})`,
  "gu",
);
const monthFirst = /(?<!\p{L})(\p{L}[\p{L}\p{M}]*)\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4})(?!\p{N})/gu;
const yearFirst = /(?<!\p{N})(\d{4})\s?[-/.年년]\s?(\d{1,2})\s?[-/.月월]\s?(\d{1,2})(?!\p{N})/gu;
const numeric = /(?<!\p{N})(\d{1,2})([./-])(\d{1,2})\2(\d{4})(?!\p{N})/gu;
/** The mark of the lunar Hijri calendar behind a date. */
const lunarMark = /^\s*(?:هـ|ه\u200d|ه(?!\p{L})|AH\b)/u;
/** How far from a date its time of day may stand, in characters. */
const clockReach = 40;

type Found = { time: number | undefined; start: number; end: number };

/**
 * The first whole date in a line as people write it, in UTC (ISO 8601); `undefined` where there is none for certain.
 * It is midnight unless the line gives a time of day with its zone beside the date. Month names are those
 * of `language`, of English and of the languages of their script. Dates of the Solar Hijri calendar are read by their
 * month's name, and by numbers in its languages. A date such as 03/04/2025, whose order depends on the country, and
 * dates of the lunar Hijri calendar, whose start depends on a sighting, are refused.
 */
export function readWrittenDate(line: string, language: string): string | undefined {
  const text = withAsciiDigits(line);
  const isSolar = countsSolarHijri(language) || (isUnknown(language) && hasPersianSigns(line));
  for (const { time, start, end } of datesIn(text, language, isSolar)) {
    if (time === undefined || lunarMark.test(text.slice(end))) continue;
    const minutes =
      readClock(text.slice(end, end + clockReach)) ??
      readClock(text.slice(Math.max(0, start - clockReach), start)) ??
      0;
    return new Date(time + minutes * 60_000).toISOString().replace(/\.\d{3}Z$/, "Z");
  }
  return undefined;
}

/** Whatever has the form of a date, those with a month's name first. */
function* datesIn(text: string, language: string, isSolar: boolean): Generator<Found> {
  const named = (year?: string, word?: string, day?: string) => {
    const month = monthNamed(word ?? "", language);
    return month && timeOf(Number(year), month, Number(day));
  };
  const numbered = (year: number, number: number, day: number) => {
    const isPersian = year > 1300 && year < 1500;
    if (isPersian && !isSolar) return undefined;
    return timeOf(year, { number, calendar: isPersian ? "persian" : "gregory" }, day);
  };
  const at = (match: RegExpExecArray) => ({ start: match.index, end: match.index + match[0].length });
  for (const match of text.matchAll(dayFirst))
    yield { time: named(match[3], match[2], match[1]), ...at(match) };
  for (const match of text.matchAll(monthFirst))
    yield { time: named(match[3], match[1], match[2]), ...at(match) };
  for (const match of text.matchAll(yearFirst))
    yield { time: numbered(Number(match[1]), Number(match[2]), Number(match[3])), ...at(match) };
  for (const match of text.matchAll(numeric)) {
    const [first, second, year] = [Number(match[1]), Number(match[3]), Number(match[4])];
    // Points part day, month, year in every country that uses them; of slashes, only a day over 12 tells.
    if (match[2] === "." || first > 12) yield { time: numbered(year, second, first), ...at(match) };
    else if (second > 12) yield { time: numbered(year, first, second), ...at(match) };
  }
}

function isUnknown(language: string): boolean {
  return language === "" || /^und\b/i.test(language);
}

function timeOf(year: number, month: Month, day: number): number | undefined {
  return month.calendar === "persian"
    ? solarHijriTime(year, month.number, day)
    : gregorianTime(year, month.number, day);
}

function gregorianTime(year: number, month: number, day: number): number | undefined {
  if (day < 1 || month < 1 || month > 12) return undefined;
  const date = new Date(Date.UTC(year, month - 1, day));
  const exists = date.getUTCMonth() === month - 1 && year >= earliestYear && year <= latestYear;
  return exists ? date.getTime() : undefined;
}

function withAsciiDigits(text: string): string {
  return text
    .replace(/[\u06f0-\u06f9]/gu, (digit) => String(digit.charCodeAt(0) - 0x06f0))
    .replace(/[\u0660-\u0669]/gu, (digit) => String(digit.charCodeAt(0) - 0x0660));
}
