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

test("an entry whose link has changed leads to the article that it led to before", async () => {
  await store.articles.discover(source, [{ ...entry(1), title: "Talks go on in Geneva" }], now);
  const known = await store.articles.find(entry(1).canonicalUrl);
  const moved = { ...entry(2), entryId: "entry 1", title: "Talks in Geneva go on into the night" };
  const { jobs, newEntries } = await store.articles.discover(source, [moved], now);
  expect([jobs.map(({ articleId }) => articleId), newEntries]).toEqual([[known?.id], 0]);
  expect((await store.articles.find(moved.url))?.id).toBe(known?.id);
  expect(await store.articles.discover({ ...source, id: "f0002" }, [entry(2)], now)).toMatchObject({ jobs });
  expect(await store.audit()).toMatchObject({ discovered: 1, inFlight: 1, balanced: true });
});

test("an id that a feed uses again for another article is told apart by its link", async () => {
  await store.articles.discover(source, [{ ...entry(1), title: "Talks go on in Geneva" }], now);
  const other = { ...entry(2), entryId: "entry 1", title: "A bridge was opened near Perm" };
  expect(await store.articles.discover(source, [other], now)).toMatchObject({ newEntries: 1 });
  expect(await store.articles.discover(source, [other], now)).toMatchObject({ newEntries: 0 });
  const article = await store.articles.find(other.url);
  expect(await store.articles.entryOf(article?.id ?? "")).toMatchObject({ title: other.title });
  expect(await store.audit()).toMatchObject({ discovered: 2, inFlight: 2, balanced: true });
});
