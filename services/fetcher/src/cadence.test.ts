import { expect, test } from "vitest";
import { cadenceOf } from "./cadence.ts";

const now = new Date("2026-11-24T06:00:00Z");
const ago = (hours: number) => new Date(now.getTime() - hours * 3_600_000);
const every = (hours: number, count: number) => Array.from({ length: count }, (_, n) => ago(1 + n * hours));

test("an even feed: its pace and its pause", () => {
  expect(cadenceOf(every(2, 100), now)).toEqual({
    entries: 100,
    since: ago(199),
    lastAt: ago(1),
    usualGapSeconds: 7200,
  });
});

test("what is older than 28 days counts for the pause, not for the pace", () => {
  const cadence = cadenceOf(every(24, 60), now);
  expect(cadence).toMatchObject({ entries: 28, since: ago(28 * 24), usualGapSeconds: 86_400 });
});

test("weekends are usual, one summer break is not", () => {
  const days = Array.from({ length: 70 }, (_, n) => n).filter((n) => n % 7 > 1);
  const times = days.map((n) => ago(24 * n));
  expect(cadenceOf(times, now)?.usualGapSeconds).toBe(3 * 86_400);
  const broken = every(24, 30).concat(
    every(24, 30).map((time) => new Date(time.getTime() - 90 * 86_400_000)),
  );
  expect(cadenceOf(broken, now)?.usualGapSeconds).toBe(86_400);
});

test.each([
  ["nothing", []],
  ["one entry", [ago(1)]],
  ["entries without dates, all seen at once", [ago(1), ago(1), ago(1)]],
])("%s has no pace", (_name, times) => expect(cadenceOf(times, now)).toBeUndefined());

test("a few entries have a pace, and no pause that is usual", () => {
  expect(cadenceOf(every(1, 5), now)).toMatchObject({ entries: 5, usualGapSeconds: null });
});
