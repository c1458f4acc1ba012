import { expect, test } from "vitest";
import { silenceOf } from "./feed-silence.ts";

const heardUntil = new Date("2026-11-24T06:00:00Z");
const hour = 3600;
const ago = (hours: number) => new Date(heardUntil.getTime() - hours * hour * 1000);

test.each<[string, number | null, number | null, RegExp | undefined]>([
  ["a busy feed, half a day", 12, hour, undefined],
  ["a busy feed, a day: nobody is alarmed yet", 24, hour, undefined],
  [
    "a busy feed, more than a day",
    25,
    hour,
    /^it answers, but has brought nothing new for 25 hours; .* more than 60 minutes$/,
  ],
  ["a daily feed over a long weekend", 70, 24 * hour, undefined],
  ["a daily feed, four days", 96, 24 * hour, /for 4 days; .* more than 24 hours$/],
  ["a weekly feed, two weeks", 14 * 24, 7 * 24 * hour, undefined],
  ["too few entries to know", 1000, null, undefined],
  ["no entries", null, hour, undefined],
])("%s", (_name, hours, usualGapSeconds, words) => {
  const reason = silenceOf({ lastEntryAt: hours === null ? null : ago(hours), usualGapSeconds, heardUntil });
  if (words) expect(reason).toMatch(words);
  else expect(reason).toBeUndefined();
});

test("a feed that never answered is not silent", () => {
  expect(silenceOf({ lastEntryAt: ago(999), usualGapSeconds: hour, heardUntil: null })).toBeUndefined();
});
