const isoLike =
  /^(\d{4})-(\d{2})-(\d{2})(?:[T ](\d{2}):(\d{2})(?::(\d{2}))?(?:[.,]\d+)?\s*(Z|UTC|GMT|[+-]\d{2}:?\d{2}|[+-]\d{2})?)?$/i;
const compactDay = /^(\d{4})(\d{2})(\d{2})$/;
/** RFC 9110 dates and their like: a day, a month by its English name, a year, and a zone. */
const rfcLike =
  /^(?:[a-z]{3,9},?\s+)?(\d{1,2})\s+([a-z]{3})[a-z]*\.?,?\s+(\d{4})(?:\s+(\d{2}):(\d{2})(?::(\d{2}))?\s*(Z|UTC|GMT|[+-]\d{2}:?\d{2})?)?$/i;
/** The form that English by-lines and JavaScript's `toString` share: month, day, year. */
const monthFirst =
  /^(?:[a-z]{3,9},?\s+)?([a-z]{3})[a-z]*\.?\s+(\d{1,2}),?\s+(\d{4})(?:,?\s+(\d{1,2}):(\d{2})(?::(\d{2}))?\s*(Z|UTC|GMT|(?:GMT|UTC)?[+-]\d{2}:?\d{2})?(?:\s*\([^)]*\))?)?$/i;
const months = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];

/**
 * A machine-written time as ISO 8601 in UTC, whole seconds; `undefined` for what cannot be read for certain.
 * Nothing is guessed: a date like 03/04/2025, or one that no calendar has, is refused. A time without a zone
 * is taken as UTC, and a day alone as its midnight in UTC: the standard reading of each (ECMA-262 for the
 * day), and right to within the day either way.
 */
export function readTime(value: string): string | undefined {
  const text = value.trim();
  const iso = isoLike.exec(text) ?? compactDay.exec(text);
  if (iso) return instant(iso[1], Number(iso[2]), iso[3], iso.slice(4));
  const rfc = rfcLike.exec(text);
  if (rfc) return instant(rfc[3], monthNumber(rfc[2]), rfc[1], rfc.slice(4));
  const named = monthFirst.exec(text);
  if (named) return instant(named[3], monthNumber(named[1]), named[2], named.slice(4));
  return undefined;
}

function monthNumber(name: string | undefined): number {
  return months.indexOf((name ?? "").toLowerCase()) + 1;
}

function instant(
  year: string | undefined,
  month: number,
  day: string | undefined,
  [hour, minute, second, zone]: (string | undefined)[],
): string | undefined {
  const numbers = [Number(year), month - 1, Number(day)] as const;
  const date = new Date(Date.UTC(...numbers));
  const exists = date.getUTCMonth() === numbers[1] && date.getUTCDate() === numbers[2];
  if (!exists || numbers[0] < 1900 || Number(hour ?? 0) > 23 || Number(minute ?? 0) > 59) return undefined;
  date.setUTCHours(Number(hour ?? 0), Number(minute ?? 0), Math.min(59, Number(second ?? 0)));
  const utc = new Date(date.getTime() - offsetMinutes(zone) * 60_000);
  return utc.toISOString().replace(/\.\d{3}Z$/, "Z");
}

function offsetMinutes(zone: string | undefined): number {
  const match = /([+-])(\d{2}):?(\d{2})?$/.exec(zone ?? "");
  if (!match) return 0;
  const minutes = Number(match[2]) * 60 + Number(match[3] ?? 0);
  return match[1] === "-" ? -minutes : minutes;
}
