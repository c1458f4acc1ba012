import { expect, test } from "vitest";
import { perWeekOf } from "./feed-health-view.ts";

const now = new Date("2026-06-23T12:00:00Z");

test.each<[string, number, number | null, number | null]>([
  ["nothing known", 0, null, null],
  ["two entries an hour old", 2, 1, null],
  ["two entries in four days", 2, 96, 3.5],
  ["24 entries in a week", 24, 168, 24],
  ["four entries in four weeks", 4, 672, 1],
  ["a busy feed, of which more is not measured", 200, 36, 933],
  ["a hundred entries that all bear the time of the document", 100, 0.1, 700],
])("%s: entries a week", (_name, entries, hours, perWeek) => {
  const since = hours === null ? null : new Date(now.getTime() - hours * 3_600_000);
  expect(perWeekOf({ recent_entries: entries, recent_since: since }, now)).toBe(perWeek);
});
