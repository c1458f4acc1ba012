import { expect, test } from "vitest";
import { type DueFacts, dueTime } from "./due-time.ts";

const hour = 3600;
const from = new Date("2026-11-24T06:10:00Z");
const at = (hours: number) => new Date(from.getTime() + hours * hour * 1000);
const quiet: DueFacts = {
  feedId: "f1",
  from,
  shortestSeconds: hour,
  intervalSeconds: 2 * hour,
  because: "12 entries in the last week",
  chosenSeconds: null,
  unconditional: false,
  pushedUntil: null,
  skipHours: [],
  skipDays: [],
};
const all = Array.from({ length: 24 }, (_, n) => n);

test.each<[string, Partial<DueFacts>, number, RegExp]>([
  ["its own interval", {}, 2, /^12 entries/],
  ["the operator's shortest", { shortestSeconds: 3 * hour }, 3, /shortest time/],
  ["its server's freshness", { freshSeconds: 5 * hour }, 5, /its server says/],
  ["freshness for ever", { freshSeconds: 1e9 }, 24, /its server says/],
  ["no validators", { unconditional: true }, 24, /brings the whole feed/],
  ["no validators, an operator in a hurry", { unconditional: true, shortestSeconds: 60 }, 2, /^12 entries/],
  [
    "a person's wish",
    { chosenSeconds: 600, unconditional: true, freshSeconds: 9 * hour },
    1 / 6,
    /you asked/,
  ],
  ["a hub that pushes", { pushedUntil: at(100) }, 6, /hub pushes/],
  ["a slow feed whose hub pushes", { pushedUntil: at(100), intervalSeconds: 20 * hour }, 20, /^12 entries/],
  ["a subscription that ended", { pushedUntil: at(-1) }, 2, /^12 entries/],
  ["one that ends before the fallback", { pushedUntil: at(3) }, 3, /hub pushes/],
  ["hours to skip", { skipHours: [8, 9] }, 4, /not to be read/],
  ["days to skip", { skipDays: [2] }, 18, /not to be read/],
  ["the end of a week", { skipDays: [2, 3, 4, 5, 6] }, 18 + 4 * 24, /not to be read/],
  ["every hour to skip", { skipHours: all }, 2, /^12 entries/],
])("a feed is due by %s", (_name, facts, hours, because) => {
  const due = dueTime({ ...quiet, ...facts });
  const waited = (due.at.getTime() - from.getTime()) / (hour * 1000);
  expect(waited).toBeGreaterThanOrEqual(hours);
  expect(waited).toBeLessThanOrEqual(hours * 1.05 + 0.2);
  expect(due.because).toMatch(because);
});

test("no feed that is polled after a push of its hub is due before the hour that it asks to skip has passed", () => {
  const { at: due } = dueTime({ ...quiet, pushedUntil: at(100), skipHours: [12, 13] });
  expect(due.getUTCHours()).toBe(14);
});
