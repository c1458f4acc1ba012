import { countsSolarHijri, solarHijriTime } from "./solar-hijri.ts";

const isoLike =
  /^(\d{4})-(\d{2})-(\d{2})(?:[T ](\d{2}):(\d{2})(?::(\d{2}))?(?:[.,]\d+)?\s*(Z|UTC|GMT|[+-]\d{2}:?\d{2}|[+-]\d{2})?)?$/i;
/** Seconds or milliseconds since 1970, of this century. */
const epoch = /^(\d{10})(?:\d{3})?$/;
const compactDay = /^(\d{4})(\d{2})(\d{2})$/;
/** RFC 9110 dates and their like: a day, a month by its English name, a year, and a zone. */
const rfcLike =
  /^(?:[a-z]{3,9},?\s+)?(\d{1,2})\s+([a-z]{3})[a-z]*\.?,?\s+(\d{4})(?:\s+(\d{2}):(\d{2})(?::(\d{2}))?\s*(Z|UTC|GMT|[+-]\d{2}:?\d{2})?)?$/i;
/** The form that English by-lines and JavaScript's `toString` share: month, day, year. */
const monthFirst =
  /^(?:[a-z]{3,9},?\s+)?([a-z]{3})[a-z]*\.?\s+(\d{1,2}),?\s+(\d{4})(?:,?\s+(\d{1,2}):(\d{2})(?::(\d{2}))?\s*(Z|UTC|GMT|(?:GMT|UTC)?[+-]\d{2}:?\d{2})?(?:\s*\([^)]*\))?)?$/i;
/** 9 September 2001, since when the count of seconds has ten digits. */
const firstEpoch = 1_000_000_000;
const months = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];

/**
 * A machine-written time as ISO 8601 in UTC, whole seconds; `undefined` for what cannot be read for certain.
 * Nothing is guessed: a date like 03/04/2025, or one that no calendar has, is refused. A time without a zone
 * is taken as UTC, and a day alone as its midnight in UTC: the standard reading of each (ECMA-262 for the
 * day), and right to within the day either way. A year of the Solar Hijri calendar is read as such with the zone of
 * Tehran or Kabul, or where the page's `language` counts by it.
 */
export function readTime(value: string, language = "und"): string | undefined {
  const text = value.trim();
  const seconds = Number(epoch.exec(text)?.[1] ?? 0);
  if (seconds >= firstEpoch) return isoOf(seconds * 1000);
  const iso = isoLike.exec(text) ?? compactDay.exec(text);
  if (iso && isSolar(iso[1], iso[7], language)) {
    const day = solarHijriTime(Number(iso[1]), Number(iso[2]), Number(iso[3]));
    return day === undefined ? undefined : onDay(new Date(day), iso.slice(4));
  }
  if (iso) return instant(iso[1], Number(iso[2]), iso[3], iso.slice(4));
  const rfc = rfcLike.exec(text);
  if (rfc) return instant(rfc[3], monthNumber(rfc[2]), rfc[1], rfc.slice(4));
  const named = monthFirst.exec(text);
  if (named) return instant(named[3], monthNumber(named[1]), named[2], named.slice(4));
  return undefined;
}

function isSolar(year: string | undefined, zone: string | undefined, language: string): boolean {
  if (Number(year) < 1300 || Number(year) >= 1500) return false;
  return countsSolarHijri(language) || /^\+0[34]:?30$/.test(zone ?? "");
}

function monthNumber(name: string | undefined): number {
  return months.indexOf((name ?? "").toLowerCase()) + 1;
}

function instant(
  year: string | undefined,
  month: number,
  day: string | undefined,
  time: (string | undefined)[],
): string | undefined {
  const numbers = [Number(year), month - 1, Number(day)] as const;
  const date = new Date(Date.UTC(...numbers));
  const exists = date.getUTCMonth() === numbers[1] && date.getUTCDate() === numbers[2];
  return exists && numbers[0] >= 1900 ? onDay(date, time) : undefined;
}

function onDay(day: Date, [hour, minute, second, zone]: (string | undefined)[]): string | undefined {
  const [hours, minutes, seconds] = [Number(hour ?? 0), Number(minute ?? 0), Number(second ?? 0)];
  if (hours > 23 || minutes > 59) return undefined;
  const time =
    day.getTime() + ((hours * 60 + minutes - offsetMinutes(zone)) * 60 + Math.min(59, seconds)) * 1000;
  return isoOf(time);
}

function isoOf(time: number): string {
  return new Date(time).toISOString().replace(/\.\d{3}Z$/, "Z");
}

function offsetMinutes(zone: string | undefined): number {
  const match = /([+-])(\d{2}):?(\d{2})?$/.exec(zone ?? "");
  if (!match) return 0;
  const minutes = Number(match[2]) * 60 + Number(match[3] ?? 0);
  return match[1] === "-" ? -minutes : minutes;
}
