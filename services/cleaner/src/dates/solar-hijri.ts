const dayMs = 86_400_000;
/** Years since the web began; the lunar year is 1448 in 2026, so that a later one is rather of the lunar calendar. */
const years = { first: 1368, last: 1430 };

const format = new Intl.DateTimeFormat("en-u-ca-persian-nu-latn", {
  year: "numeric",
  month: "numeric",
  day: "numeric",
  timeZone: "UTC",
});

/**
 * Midnight UTC, in milliseconds, of a day of the Solar Hijri calendar of Iran and Afghanistan; `undefined` for a day
 * that it has not, or a year that cannot be one of publication.
 */
export function solarHijriTime(year: number, month: number, day: number): number | undefined {
  if (year < years.first || year > years.last || month < 1 || month > 12 || day < 1) return undefined;
  // Months have 31 days until the sixth, then 30; the year begins within two days of 20 March.
  const dayOfYear = (month - 1) * 30 + Math.min(month - 1, 6) + day - 1;
  for (let shift = -2; shift <= 2; shift += 1) {
    const time = Date.UTC(year + 621, 2, 20) + (dayOfYear + shift) * dayMs;
    const parts = format.formatToParts(time);
    const value = (type: string) => Number(parts.find((part) => part.type === type)?.value);
    if (value("year") === year && value("month") === month && value("day") === day) return time;
  }
  return undefined;
}

/** Letters and digits that Persian, Dari and Pashto have and Arabic has not. */
const persianSigns = /[پچژگکی۰-۹]/u;

/** Whether a text without a known language can be of a land that counts by the Solar Hijri calendar. */
export function hasPersianSigns(text: string): boolean {
  return persianSigns.test(text);
}

/** Whether dates of a language (BCP 47) are of that calendar when their year is of its range. */
export function countsSolarHijri(language: string): boolean {
  return /^(?:fa|prs|ps)\b/i.test(language);
}
