import { published, readWrittenDate, updated } from "./written-dates.ts";

/** Two dates in a line are told apart by what is said before each. */
const labels = new RegExp(`(?=${updated.source}|${published.source})`, "iu");

/** The dates of a line in UTC (ISO 8601), each with whether it is said to be of a change. */
export function labelledDates(line: string, language: string): { at: string; isOfChange: boolean }[] {
  return line.split(labels).flatMap((part) => {
    const at = readWrittenDate(part, language);
    return at === undefined ? [] : [{ at, isOfChange: updated.test(part) }];
  });
}
