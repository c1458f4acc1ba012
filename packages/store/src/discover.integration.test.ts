import { openTestStore } from "@throughline/testkit";
import { afterEach, beforeEach, expect, test } from "vitest";
import type { Store } from "./open-store.ts";

let store: Store;
beforeEach(async () => {
  store = await openTestStore();
});
afterEach(() => store.close());

const now = new Date("2031-03-04T05:06:07Z");
const source = { id: "f0001", publisher: "The Stand", country: "GB", stateMedia: "no" };
const entry = (n: number) => ({
  entryId: `entry ${n}`,
  url: `https://example.org/${n}?from=feed`,
  canonicalUrl: `https://example.org/${n}`,
  title: `Report ${n}`,
  language: "en",
  summaryHtml: "",
  contentHtml: "",
});

test("a feed may bring more entries than one statement takes", async () => {
  const entries = Array.from({ length: 5000 }, (_, n) => entry(n));
  const { jobs, newEntries } = await store.articles.discover(source, entries, now);
  expect([jobs.length, newEntries]).toEqual([5000, 5000]);
  expect((await store.articles.find("https://example.org/4999?from=feed"))?.title).toBe("Report 4999");
  expect(await store.articles.discover(source, [...entries, entry(5000)], now)).toMatchObject({
    newEntries: 1,
  });
});
