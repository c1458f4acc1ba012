import type { Day } from "./calendar.ts";

/** A span of days, both included. */
export type Found = { from: Day; to: Day };

export type DateContext = {
  /** The day of publication, where it is known. */
  published: Day | undefined;
  /** The sentence up to the match. */
  before: string;
};

/** One way to name a date. `resolve` answers nothing when the match cannot be told. */
export type DateRule = {
  pattern: RegExp;
  resolve(match: RegExpExecArray, context: DateContext): Found | undefined;
};

/** A pattern that begins and ends at the edge of a word. */
export function wholeWords(source: string): RegExp {
  return new RegExp(`(?<![\\p{L}\\p{N}])(?:${source})(?![\\p{L}\\p{N}])`, "giu");
}

/** Digits of any of the scripts that dates are written in. */
export const digits = "[0-9٠-٩۰-۹]";

export function numberOf(text: string): number {
  return Number(text.replace(/[٠-٩۰-۹]/gu, (digit) => String((digit.codePointAt(0) ?? 0) % 16)));
}
