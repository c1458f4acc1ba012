import { describe, expect, test } from "vitest";
import { backOff, freshSeconds, pollInterval, retryAfter, withJitter } from "./interval.ts";

const now = new Date("2026-11-24T06:00:00Z");
const hour = 3600;
const ago = (hours: number) => new Date(now.getTime() - hours * hour * 1000).toISOString();
const many = (count: number, everyHours: number) =>
  Array.from({ length: count }, (_, n) => ago(n * everyHours));

describe("6.–8. the time to the next poll", () => {
  test.each<[string, Partial<Parameters<typeof pollInterval>[0]>, number]>([
    ["a busy feed: the operator's shortest", { publishedAt: many(500, 0.3) }, hour],
    ["two entries a day", { publishedAt: many(14, 12) }, 12 * hour],
    ["one entry a week", { publishedAt: [ago(24)] }, 24 * hour],
    ["nothing in the last week", { publishedAt: [ago(24 * 30)] }, 24 * hour],
    ["no entries: the maximum", { publishedAt: [] }, 24 * hour],
    ["entries without dates: the shortest", { publishedAt: [undefined, undefined] }, hour],
    ["a ttl that is longer", { publishedAt: many(500, 0.3), ttlMinutes: 180 }, 3 * hour],
    ["a ttl that is shorter", { publishedAt: many(500, 0.3), ttlMinutes: 5 }, hour],
    ["a ttl past a day", { publishedAt: many(500, 0.3), ttlMinutes: 100_000 }, 24 * hour],
    ["what the server asks for", { publishedAt: many(500, 0.3), freshSeconds: 2 * hour }, 2 * hour],
    ["an operator in a hurry", { publishedAt: many(5000, 0.01), shortestSeconds: 60 }, 60],
    [
      "a document that reaches back ten hours only",
      { publishedAt: many(6, 2), shortestSeconds: 60 },
      2 * hour,
    ],
    ["a few entries of a young feed", { publishedAt: many(3, 2) }, 24 * hour],
    ["an operator in a hurry, no dates", { publishedAt: [undefined], shortestSeconds: 3 }, 3],
  ])("%s", (_name, pace, seconds) => {
    const interval = pollInterval({ shortestSeconds: hour, publishedAt: [], now, ...pace });
    expect(Math.round(interval)).toBe(seconds);
  });
});

describe("11. errors back off exponentially, with jitter, never beyond a day", () => {
  test("doubles, within a quarter", () => {
    for (const [errors, hours] of [
      [1, 1],
      [2, 2],
      [3, 4],
      [5, 16],
      [6, 24],
      [60, 24],
    ] as const) {
      const seconds = backOff("f1", errors, hour);
      expect(seconds).toBeLessThanOrEqual(hours * hour);
      expect(seconds).toBeGreaterThanOrEqual(0.75 * hours * hour);
    }
  });

  test("15. jitter is the same for one feed and differs between feeds", () => {
    expect(backOff("f1", 2, hour)).toBe(backOff("f1", 2, hour));
    const waits = new Set(Array.from({ length: 1000 }, (_, n) => Math.round(withJitter(`f${n}`, hour))));
    expect(waits.size).toBeGreaterThan(150);
    expect(withJitter("f1", 24 * hour)).toBe(24 * hour);
  });
});

test.each<[Record<string, string>, number | undefined]>([
  [{ "cache-control": "public, max-age=600" }, 600],
  [{ "cache-control": "max-age=600, no-cache" }, undefined],
  [{ "cache-control": "s-maxage=600" }, undefined],
  [{ expires: "Tue, 24 Nov 2026 07:00:00 GMT" }, 3600],
  [{ expires: "Tue, 24 Nov 2026 05:00:00 GMT" }, undefined],
  [{ expires: "0" }, undefined],
  [{ expires: "3600" }, undefined],
  [{ expires: "-1" }, undefined],
  [{ "cache-control": "max-age=60", expires: "Tue, 24 Nov 2026 07:00:00 GMT" }, 60],
  [{}, undefined],
])("freshness of %j", (headers, seconds) => {
  expect(freshSeconds(headers, now)).toBe(seconds);
});

test.each<[string, string | undefined]>([
  ["120", "2026-11-24T06:02:00.000Z"],
  ["0", "2026-11-24T06:00:00.000Z"],
  ["Tue, 24 Nov 2026 09:00:00 GMT", "2026-11-24T09:00:00.000Z"],
  ["Tue, 24 Nov 2020 09:00:00 GMT", undefined],
  ["99999999", "2026-12-01T06:00:00.000Z"],
  ["Tuesday, 24-Nov-26 09:00:00 GMT", "2026-11-24T09:00:00.000Z"],
  ["Tue Nov 24 09:00:00 2026", "2026-11-24T09:00:00.000Z"],
  ["3600.5", undefined],
  ["3600 s", undefined],
  ["2026-11-25", undefined],
  ["Tue, 99 Nov 2026 09:00:00 GMT", undefined],
  ["soon", undefined],
  ["", undefined],
])("9. Retry-After: %s", (value, at) => {
  expect(retryAfter({ "retry-after": value }, now)?.toISOString()).toBe(at);
});
