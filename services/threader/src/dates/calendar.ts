/** A calendar day as the number of days since 1970-01-01, which makes spans and weekdays plain arithmetic. */
export type Day = number;

const dayMs = 86_400_000;

/** A day of the Gregorian calendar; `month` is 1 to 12. Undefined when there is no such day. */
export function gregorian(year: number, month: number, day: number): Day | undefined {
  const date = new Date(Date.UTC(year, month - 1, day));
  date.setUTCFullYear(year);
  if (date.getUTCMonth() !== month - 1 || date.getUTCDate() !== day) return undefined;
  return date.getTime() / dayMs;
}

const persian = new Intl.DateTimeFormat("en-u-ca-persian-nu-latn", {
  month: "numeric",
  day: "numeric",
  timeZone: "UTC",
});

/**
 * A day of the Iranian solar calendar (Jalali), by ICU's reckoning of the new year; months have 31 days up to the
 * sixth and 30 from there on, the last 29 in common years. Undefined when there is no such day.
 */
export function jalali(year: number, month: number, day: number): Day | undefined {
  if (month < 1 || month > 12 || day < 1 || day > (month <= 6 ? 31 : 30)) return undefined;
  const newYear = newYearOf(year);
  const found = newYear + (month - 1) * 30 + Math.min(month - 1, 6) + day - 1;
  return found < newYearOf(year + 1) ? found : undefined;
}

/** The first day of a Jalali year falls on 19 to 22 March of the Gregorian year that is 621 ahead. */
function newYearOf(year: number): Day {
  const earliest = Date.UTC(year + 621, 2, 19) / dayMs;
  for (let day = earliest; day < earliest + 4; day++) {
    if (persian.format(new Date(day * dayMs)).startsWith("1/1")) return day;
  }
  return earliest + 2;
}

/** The Jalali year that contains most of what lies around a day. */
export function jalaliYearOf(day: Day): number {
  const year = yearOf(day) - 621;
  return day < newYearOf(year) ? year - 1 : year;
}

/** The day, in UTC, of an ISO 8601 time; undefined when it is none. */
export function dayOf(time: string | undefined): Day | undefined {
  const at = time === undefined ? Number.NaN : Date.parse(time);
  return Number.isNaN(at) ? undefined : Math.floor(at / dayMs);
}

export const yearOf = (day: Day): number => new Date(day * dayMs).getUTCFullYear();

/** 0 for Monday to 6 for Sunday; 1970-01-01 was a Thursday. */
export const weekdayOf = (day: Day): number => (((day + 3) % 7) + 7) % 7;

export const isoOf = (day: Day): string => new Date(day * dayMs).toISOString().slice(0, 10);
