import { foldedWord } from "./month-names.ts";

/** The months of the solar Hijri calendar in order, as Iran and as Afghanistan name them. */
const names = [
  "فروردین اردیبهشت خرداد تیر مرداد شهریور مهر آبان آذر دی بهمن اسفند",
  "حمل ثور جوزا سرطان اسد سنبله میزان عقرب قوس جدی دلو حوت",
  "حمل غویی غبرگولی چنگاښ زمری وږی تله لړم لیندۍ مرغومی سلواغه کب",
];

const months = new Map(
  names.flatMap((line) =>
    line.split(" ").map((name, index): [string, number] => [foldedWord(name), index + 1]),
  ),
);
// The other spelling of Mordad.
months.set(foldedWord("امرداد"), 5);

/** The month (1 to 12) of the solar Hijri calendar that a word names, if any. */
export function solarMonthOf(word: string): number | undefined {
  return months.get(foldedWord(word));
}

/**
 * Years that a date in digits can mean in this calendar alone: 2001 to 2041. The same numbers of the lunar
 * calendar lie before feeds (1960 to 2000), its present ones (1440 and on) are refused.
 */
export function isSolarYear(year: number): boolean {
  return year >= 1380 && year <= 1420;
}

/** 1 Farvardin 1400. */
const knownYear = 1400;
const knownNewYear = Date.UTC(2021, 2, 21);
const dayMs = 86_400_000;
const firstYear = 1349;
const lastYear = 1450;

/** A day of the solar Hijri calendar as milliseconds since 1970 (UTC midnight); `undefined` where there is none. */
export function solarDay(year: number, month: number, day: number): number | undefined {
  if (year < firstYear || year > lastYear || month < 1 || month > 12) return undefined;
  const length = month <= 6 ? 31 : month < 12 || isLeap(year) ? 30 : 29;
  if (day < 1 || day > length) return undefined;
  let days = 31 * Math.min(month - 1, 6) + 30 * Math.max(month - 7, 0) + day - 1;
  for (let at = knownYear; at < year; at += 1) days += isLeap(at) ? 366 : 365;
  for (let at = year; at < knownYear; at += 1) days -= isLeap(at) ? 366 : 365;
  return knownNewYear + days * dayMs;
}

/** The cycle of 33 years, which agrees with the sky from 1178 to 1633. */
function isLeap(year: number): boolean {
  return (25 * year + 11) % 33 < 8;
}
