import type { ResolvedDate } from "@throughline/contracts";
import { absoluteRules } from "./absolute-dates.ts";
import { dayOf, isoOf } from "./calendar.ts";
import type { DateRule, Found } from "./date-rule.ts";
import { dateWords } from "./date-words.ts";
import { relativeRules } from "./relative-dates.ts";

const rulesByLanguage = new Map<string, readonly DateRule[]>();

/**
 * The dates that a text names, in order, without overlap: written out, in figures, in the Jalali calendar, or
 * as days and weeks counted from the day of publication. Offsets are UTF-16 units into the text.
 *
 * A date without a year is the one nearest to publication; a weekday is the last one, or the next one where its
 * sentence speaks of what is to come. What cannot be told, for want of `publishedAt` or because day and month
 * may be either way round, is left out. Knows English, Russian, Persian and Arabic; in other languages ISO
 * dates only.
 */
export function resolveDates(
  text: string,
  context: { publishedAt?: string; language: string },
): ResolvedDate[] {
  const published = dayOf(context.publishedAt);
  const found: { dates: Found | undefined; start: number; end: number }[] = [];
  for (const { pattern, resolve } of rulesOf(context.language)) {
    for (const match of text.matchAll(pattern)) {
      const dates = resolve(match, {
        published,
        before: text.slice(sentenceStart(text, match.index), match.index),
      });
      found.push({ dates, start: match.index, end: match.index + match[0].length });
    }
  }
  // The longer of two that overlap says more, even that there is no such day; of equal ones, the first rule.
  const kept: typeof found = [];
  for (const each of found.sort((a, b) => b.end - b.start - (a.end - a.start))) {
    if (kept.every((other) => each.end <= other.start || each.start >= other.end)) kept.push(each);
  }
  return kept
    .sort((a, b) => a.start - b.start)
    .flatMap(({ start, end, dates }) =>
      dates
        ? [{ start, end, text: text.slice(start, end), from: isoOf(dates.from), to: isoOf(dates.to) }]
        : [],
    );
}

function rulesOf(language: string): readonly DateRule[] {
  const code = language.slice(0, 2).toLowerCase();
  let rules = rulesByLanguage.get(code);
  if (!rules) {
    const words = dateWords[code];
    rules = [...absoluteRules(code, words), ...(words ? relativeRules(code, words) : [])];
    rulesByLanguage.set(code, rules);
  }
  return rules;
}

/** Where the sentence that holds a place begins, roughly: behind the last stop or line end. */
function sentenceStart(text: string, at: number): number {
  const from = Math.max(0, at - 400);
  const stops = [...text.slice(from, at).matchAll(/[.!?؟]\s|\n/gu)];
  const last = stops.at(-1);
  return last ? from + last.index + last[0].length : from;
}
