import type { ParsedFeed } from "@throughline/contracts";
import { describe, expect, test } from "vitest";
import { entriesPerWeek, paceFacts } from "./pace.ts";

const now = new Date("2026-06-23T12:00:00Z");
const hoursAgo = (...hours: number[]) =>
  hours.map((hour) => new Date(now.getTime() - hour * 3_600_000).toISOString());

test.each([
  ["no entry", [], null],
  ["no date", [undefined, undefined], null],
  ["one a day over ten days", hoursAgo(1, 25, 49, 73, 97, 121, 145, 169, 193, 217), 7],
  ["24 in the last day, and no older ones", hoursAgo(...Array.from({ length: 24 }, (_, n) => n + 1)), null],
  ["two an hour old", hoursAgo(1, 1.1), null],
  ["one entry", hoursAgo(1), null],
  ["nothing for a month", hoursAgo(800, 900), 0],
  ["dates to come", hoursAgo(-5, -4), null],
])("%s: entries a week", (_name, publishedAt, perWeek) => {
  expect(entriesPerWeek(publishedAt, now)).toBe(perWeek);
});

describe("the interval is the one that a poll decides", () => {
  const feed = (facts: Partial<ParsedFeed>): ParsedFeed => ({
    format: "rss",
    title: "",
    link: "",
    description: "",
    language: "",
    repairs: [],
    entries: hoursAgo(1, 8, 15).map((publishedAt, n) => ({ id: String(n), publishedAt }) as never),
    ...facts,
  });
  const pace = (facts: Partial<ParsedFeed>, headers: Record<string, string> = {}) =>
    paceFacts(feed(facts), {
      addedAs: "https://example.org/rss",
      answer: { headers: { etag: '"1"', ...headers } },
      shortestSeconds: 3600,
      now,
    });

  test.each<[string, Partial<ParsedFeed>, Record<string, string>, number, RegExp]>([
    ["its entries", {}, {}, 24, /3 entries in the last week/],
    ["no dates", { entries: [{ id: "1" } as never] }, {}, 1, /no dates/],
    ["its ttl", { entries: [{ id: "1" } as never], ttlMinutes: 180 }, {}, 3, /the feed asks/],
    [
      "its server",
      { entries: [{ id: "1" } as never] },
      { "cache-control": "max-age=14400" },
      4,
      /its server/,
    ],
    ["no validators", { entries: [{ id: "1" } as never] }, { etag: "" }, 24, /brings the whole feed/],
  ])("%s", (_name, facts, headers, hours, because) => {
    const told = pace(facts, headers);
    expect(told.intervalSeconds / 3600).toBeGreaterThanOrEqual(hours);
    expect(told.intervalSeconds / 3600).toBeLessThanOrEqual(hours * 1.05);
    expect(told.because).toMatch(because);
  });
});
