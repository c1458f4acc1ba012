import { type Day, weekdayOf } from "./calendar.ts";
import { type DateRule, type Found, wholeWords } from "./date-rule.ts";
import { anyOf, type DateWords } from "./date-words.ts";

/** Days and weeks that are counted from the day of publication. */
export function relativeRules(language: string, words: DateWords): DateRule[] {
  return [...nearRules(words), ...weekRules(words), ...weekdayRules(language, words)];
}

function nearRules({ near }: DateWords): DateRule[] {
  return near.map(({ words, days }) => ({
    pattern: wholeWords(anyOf(words)),
    resolve: (_match, { published }) => span(published, days, 0),
  }));
}

function weekRules({ weeks }: DateWords): DateRule[] {
  return weeks.map(({ words, weeks: count }) => ({
    pattern: wholeWords(anyOf(words)),
    resolve: (_match, { published }) =>
      published === undefined ? undefined : span(published - weekdayOf(published), 7 * count, 6),
  }));
}

/** "last" and "next" stand before the weekday in English and Russian, behind it in Persian and Arabic. */
function weekdayRules(language: string, { weekdays, next, last, future }: DateWords): DateRule[] {
  const behind = language === "fa" || language === "ar";
  const isNext = new RegExp(anyOf(next), "iu");
  const isLast = new RegExp(anyOf(last), "iu");
  const which = `(${anyOf([...next, ...last])})`;
  return weekdays.map((forms, weekday) => ({
    pattern: wholeWords(behind ? `${anyOf(forms)}(?:\\s+${which})?` : `(?:${which}\\s+)?${anyOf(forms)}`),
    resolve: ([, said], { published, before }) => {
      if (published === undefined) return undefined;
      if (said !== undefined && isNext.test(said)) return span(following(published + 1, weekday), 0, 0);
      if (said !== undefined && isLast.test(said)) return span(following(published - 7, weekday), 0, 0);
      const from = future.test(before) ? published : published - 6;
      return span(following(from, weekday), 0, 0);
    },
  }));
}

/** The first such weekday on or after a day. */
function following(day: Day, weekday: number): Day {
  return day + ((weekday - weekdayOf(day) + 7) % 7);
}

function span(day: Day | undefined, offset: number, length: number): Found | undefined {
  return day === undefined ? undefined : { from: day + offset, to: day + offset + length };
}
