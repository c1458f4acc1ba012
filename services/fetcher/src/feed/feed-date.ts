import { monthOf } from "./month-names.ts";
import { isSolarYear, solarDay, solarMonthOf } from "./solar-calendar.ts";
import { zoneOffset } from "./time-zone.ts";
import { usualDate } from "./usual-date.ts";

/** A date and time as written; `month` is 1 to 12. `isSolar`: in the solar Hijri calendar of Iran and Afghanistan. */
type Written = {
  year: number;
  month: number;
  day: number;
  hour: number;
  minute: number;
  second: number;
  millisecond: number;
  zone?: string;
  isSolar?: boolean;
};

/** ISO 8601 and RFC 3339 with the liberties that feeds take. */
const iso =
  /^(\d{4})-0?(\d{1,2})-(\d{1,2})(?:(?:\s*t|\s+)(\d{1,2}):(\d{2})(?::(\d{2})(?:[.,](\d{1,9}))?)?\s*(z|[+-]\d{2}:?\d{2}z?|[+-]\d{2}|utc|gmt|[a-z]{3,4})?)?$/;
const compact = /^(\d{4})(\d{2})(\d{2})(?:t?(\d{2})(\d{2})(\d{2})?\s*(z|[+-]\d{2}:?\d{2})?)?$/;
const reduced = /^(19\d\d|20\d\d)(?:-(\d{2}))?$/;
const withCharacters = /^(\d{4})\s*[년年]\s*(\d{1,2})\s*[월月]\s*(\d{1,2})\s*[일日]?\s*(.*)$/;
const clock = /^(\d{1,2})[:h](\d{1,2})(?::(\d{1,2})(?:[.,](\d{1,9}))?)?$/;

/** A year before feeds is how programs write "none" (0001-01-01, 1899-12-30). */
const firstYear = 1970;

/**
 * A date of a feed as ISO 8601 in UTC: RFC 822 and 3339, their usual misspellings, names of months in some
 * thirty languages, the solar Hijri calendar, Unix times. Without a zone it counts as UTC. What can be read in two ways (05/06/2020) or
 * not at all gives `undefined`: a date is never guessed.
 */
export function parseFeedDate(text: string): string | undefined {
  return usualDate(text) ?? unusualDate(text);
}

function unusualDate(text: string): string | undefined {
  const cleaned = cleanedDate(text);
  if (cleaned === "" || cleaned.length > 100) return undefined;
  const written =
    fromIso(cleaned) ?? fromUnixTime(cleaned) ?? fromEastAsia(cleaned) ?? fromWords(cleaned) ?? undefined;
  return written && toUtc(written);
}

/** One line, lower case, Latin digits, without comments in brackets. */
function cleanedDate(text: string): string {
  return text
    .normalize("NFKC")
    .replace(/[٠-٩]/g, (digit) => String(digit.charCodeAt(0) - 0x660))
    .replace(/[۰-۹]/g, (digit) => String(digit.charCodeAt(0) - 0x6f0))
    .replace(/\([^)]*\)/g, " ")
    .replace(/[\s\u200c\u200e\u200f]+/g, " ")
    .trim()
    .toLowerCase();
}

function fromIso(text: string): Written | undefined {
  const full = iso.exec(text) ?? compact.exec(text);
  if (full) {
    const isCompact = full.length === 8;
    const [, year, month, day, hour, minute, second] = full;
    const zone = full[isCompact ? 7 : 8]?.replace(/(?<=\d)z$/, "");
    return written(year, month, day, {
      hour,
      minute,
      second,
      fraction: isCompact ? undefined : full[7],
      zone,
    });
  }
  const short = reduced.exec(text);
  return short ? written(short[1], short[2] ?? "1", "1", {}) : undefined;
}

type Clock = { hour?: string; minute?: string; second?: string; fraction?: string; zone?: string };

function written(
  year: string | undefined,
  month: string | undefined,
  day: string | undefined,
  { hour = "0", minute = "0", second = "0", fraction = "", zone }: Clock,
): Written {
  return {
    year: Number(year),
    month: Number(month),
    day: Number(day),
    hour: Number(hour),
    minute: Number(minute),
    second: Number(second),
    millisecond: Number(fraction.padEnd(3, "0").slice(0, 3)),
    ...(zone && { zone }),
  };
}

function fromUnixTime(text: string): Written | undefined {
  if (!/^1\d{9}(\d{3})?$/.test(text)) return undefined;
  const date = new Date(text.length === 10 ? Number(text) * 1000 : Number(text));
  return {
    year: date.getUTCFullYear(),
    month: date.getUTCMonth() + 1,
    day: date.getUTCDate(),
    hour: date.getUTCHours(),
    minute: date.getUTCMinutes(),
    second: date.getUTCSeconds(),
    millisecond: date.getUTCMilliseconds(),
  };
}

/** Korean dates count as Korea's time: nobody else writes them. */
function fromEastAsia(text: string): Written | undefined {
  const korean = /[년오]/.test(text.normalize("NFC"));
  const composed = text.normalize("NFC").replace(/오전/, "am").replace(/오후/, "pm");
  const [, year, month, day, rest] = withCharacters.exec(composed) ?? [];
  if (!korean && year === undefined) return undefined;
  const found = fromWords(year === undefined ? composed : `${year}-${month}-${day} ${rest}`);
  return found && korean && !found.zone ? { ...found, zone: "kst" } : found;
}

/** Everything else: words and numbers in any order that leaves no doubt. */
function fromWords(text: string): Written | undefined {
  const words = text
    .replace(/\b(?:a\.\s?m\.|a\.m)/g, "am")
    .replace(/\b(?:p\.\s?m\.|p\.m)/g, "pm")
    .replace(/(\d)(am|pm)\b/g, "$1 $2")
    .replace(/(\d)(?:st|nd|rd|th|er)\b/g, "$1")
    // Levantine names of months are two words, and stand beside Egypt's: نوفمبر/تشرين الثاني.
    .replace(/(تشرين|كانون) (?=ا)/g, "$1")
    .replace(/(?<=[\u0621-\u06ff])\/(?=[\u0621-\u06ff])/g, " ")
    .replace(/(?<=\p{L})(?<!\b(?:gmt|utc|ut))-(?=\d)|(?<=\d)-(?=\p{L})/gu, " ")
    .replace(/(:\d{2}(?:\.\d+)?)(z|[+-]\d)/g, "$1 $2")
    .replace(/\bat (?=\d)/g, "")
    .replace(/(?<=\d)t(?=\d)/g, " ")
    .split(/[\s,،]+/)
    .filter((word) => word !== "" && !fillers.has(word));
  const parts = partsOf(words);
  if (!parts) return undefined;
  const date = dateOf(parts);
  return date && withClock(date, parts);
}

/** Words that stand between the parts of a date and say nothing. */
const fillers = new Set(
  "um uhr - – . de в г г. год года à الساعة ساعت في در شنبه مورخ ميلادية میلادی م.".split(" "),
);
const halves: ReadonlyMap<string, "am" | "pm"> = new Map([
  ["am", "am"],
  ["pm", "pm"],
  ["ص", "am"],
  ["م", "pm"],
  ["ق.ظ", "am"],
  ["ب.ظ", "pm"],
]);

type Parts = {
  month?: number;
  isSolar?: boolean;
  numbers: string[];
  /** Of a date in digits: its numbers and what parts them. */
  digits?: { numbers: string[]; by: string };
  time?: RegExpExecArray;
  half?: "am" | "pm";
  zone?: string;
};

const inDigits = /^(\d{1,4})([-/.])(\d{1,3})\2(\d{1,4})\.?$/;

/** Sorts the words by what they can be; a word that can be nothing spoils the date, but for a first one. */
function partsOf(words: string[]): Parts | undefined {
  const parts: Parts = { numbers: [] };
  for (const [index, word] of words.entries()) {
    const digits = inDigits.exec(word);
    const time = clock.exec(word);
    const solarMonth = /^\p{L}/u.test(word) ? solarMonthOf(word) : undefined;
    const month = solarMonth ?? (/^\p{L}/u.test(word) ? monthOf(word) : undefined);
    const half = halves.get(word);
    if (digits && !parts.digits)
      parts.digits = { numbers: [digits[1] ?? "", digits[3] ?? "", digits[4] ?? ""], by: digits[2] ?? "" };
    else if (/^\d{1,4}\.?$/.test(word)) parts.numbers.push(word.replace(".", ""));
    else if (time && !parts.time) parts.time = time;
    else if (half !== undefined) parts.half = half;
    // The first word is a weekday where another names the month: "mar" is Tuesday in French, March elsewhere.
    else if (
      month !== undefined &&
      !(index === 0 && words.slice(1).some((other) => /^\p{L}/u.test(other) && monthOf(other)))
    ) {
      parts.month ??= month;
      parts.isSolar ??= solarMonth !== undefined;
    } else if (index === 0 && /^\p{L}+\.?$/u.test(word)) continue;
    else if (parts.zone === undefined && zoneOffset(word, 0) !== undefined) parts.zone = word;
    else return undefined;
  }
  return parts;
}

function dateOf({ month, isSolar, numbers, digits }: Parts): Written | undefined {
  if (digits) return numbers.length === 0 && month === undefined ? dateInDigits(digits) : undefined;
  if (month !== undefined) {
    const years = numbers.filter((number) => number.length === 4);
    const [year = fullYear(numbers[1])] = years;
    const [day = "1"] = numbers.filter((number) => number !== year);
    if (year === undefined || numbers.length > 2) return undefined;
    return { ...written(year, String(month), day, {}), isSolar: isSolar === true };
  }
  // "11 04 2020": as in "11 Apr 2020".
  const [day, numericMonth, year] = numbers;
  return numbers.length === 3 && year?.length === 4 ? written(year, numericMonth, day, {}) : undefined;
}

function dateInDigits({ numbers, by }: { numbers: string[]; by: string }): Written | undefined {
  const [first = "", second = "", third = ""] = numbers;
  if (first.length === 4) return written(first, second, third, {});
  const year = fullYear(third);
  if (year === undefined || by === "-")
    return third.length === 4 ? written(third, second, first, {}) : undefined;
  // Dots are Europe's, day first. Slashes are anybody's: only a number above 12 tells which is the day.
  if (by === "." || Number(first) > 12) return written(year, second, first, {});
  return Number(second) > 12 || first === second ? written(year, first, second, {}) : undefined;
}

/** Two digits as RFC 2822 §4.3 reads them. */
function fullYear(digits: string | undefined): string | undefined {
  if (digits === undefined) return undefined;
  if (digits.length === 4) return digits;
  return digits.length === 2 ? String(Number(digits) + (Number(digits) < 50 ? 2000 : 1900)) : undefined;
}

function withClock(date: Written, { time, half, zone }: Parts): Written | undefined {
  const [, hourText = "0", minute = "0", second = "0", fraction = ""] = time ?? [];
  let hour = Number(hourText);
  if (half !== undefined && (hour < 1 || hour > 12)) {
    // "15:54 PM" says the same thing twice.
    if (half === "am" || hour < 13) return undefined;
  } else if (half !== undefined) hour = (hour % 12) + (half === "pm" ? 12 : 0);
  const millisecond = Number(fraction.padEnd(3, "0").slice(0, 3));
  return {
    ...date,
    hour,
    minute: Number(minute),
    second: Number(second),
    millisecond,
    ...(zone && { zone }),
  };
}

function toUtc(date: Written): string | undefined {
  const { year, hour, minute, second, millisecond, zone } = date;
  // A leap second is the last one of its minute to a computer.
  if (hour > 24 || minute > 59 || second > 60 || (hour === 24 && minute + second > 0)) return undefined;
  const day = (date.isSolar ?? isSolarYear(year)) ? solarDay(year, date.month, date.day) : gregorianDay(date);
  if (day === undefined) return undefined;
  const local = day + ((hour * 60 + minute) * 60 + Math.min(second, 59)) * 1000 + millisecond;
  const offset = zone === undefined ? 0 : zoneOffset(zone, local);
  return offset === undefined ? undefined : new Date(local - offset * 60_000).toISOString();
}

function gregorianDay({ year, month, day }: Written): number | undefined {
  if (year < firstYear) return undefined;
  const midnight = Date.UTC(year, month - 1, day);
  const calendar = new Date(midnight);
  return calendar.getUTCMonth() === month - 1 && calendar.getUTCDate() === day ? midnight : undefined;
}
