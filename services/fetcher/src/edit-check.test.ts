import { expect, test } from "vitest";
import { nextCheckAt } from "./edit-check.ts";

const first = new Date("2026-11-24T06:00:00Z");
const hours = (count: number) => new Date(first.getTime() + count * 3_600_000);

test.each([
  [0, 1],
  [0.5, 1],
  [1, 6],
  [0.98, 6],
  [5.9, 6],
  [6.1, 24],
  [30, null],
])("%d hours after the first fetch the next look is after %s", (now, next) => {
  expect(nextCheckAt(first, hours(now))).toEqual(next === null ? null : hours(next));
});
