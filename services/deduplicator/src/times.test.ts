import { expect, test } from "vitest";
import { countsFrom, observedAt } from "./times.ts";

const article = { id: "a1", title: "", text: "" };
const seen = new Date("2025-06-23T12:00:00Z");

test.each<[string, string | undefined, string]>([
  ["as claimed", "2025-06-23T09:12:00Z", "2025-06-23T09:12:00.000Z"],
  ["no claim", undefined, "2025-06-23T12:00:00.000Z"],
  ["a claim of the future", "2025-06-24T09:12:00Z", "2025-06-23T12:00:00.000Z"],
  ["the day of observation without a time", "2025-06-23T00:00:00Z", "2025-06-23T12:00:00.000Z"],
  ["an earlier day without a time", "2025-06-20T00:00:00Z", "2025-06-20T23:59:59.999Z"],
])("%s", (_name, publishedAt, expected) => {
  expect(countsFrom({ ...article, publishedAt }, seen).toISOString()).toBe(expected);
});

test("an article was seen when it says so, else when it was published, else now", () => {
  const now = () => seen;
  expect(observedAt({ ...article, observedAt: "2025-06-01T00:00:00Z" }, now).toISOString()).toMatch(
    /^2025-06-01/,
  );
  expect(observedAt({ ...article, publishedAt: "2025-06-02T00:00:00Z" }, now).toISOString()).toMatch(
    /^2025-06-02/,
  );
  expect(observedAt(article, now)).toBe(seen);
  expect(() => countsFrom({ ...article, publishedAt: "soon" }, seen)).toThrow(/publishedAt in ISO 8601/);
});
