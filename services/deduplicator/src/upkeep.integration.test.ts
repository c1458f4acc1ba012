import type { Store } from "@throughline/store";
import { openTestStore, putArticle } from "@throughline/testkit";
import { afterAll, beforeAll, expect, test } from "vitest";
import { createCopyIndex } from "./copy-index.ts";
import { handle } from "./handle.ts";
import { addMissing, dropOldTexts, startUpkeep } from "./upkeep.ts";

let store: Store;
beforeAll(async () => {
  store = await openTestStore();
});
afterAll(async () => store.close());

const log = { info: () => undefined, warn: () => undefined };

const sentence = (word: string) =>
  `The ${word} minister said that talks on the ${word} line would go on in the autumn, whatever the ${word} committee held of them.`;
const report = ["harbour", "railway", "water", "grain", "border"].map(sentence).join(" ");

const copyOf = async (ids: string[]) =>
  Promise.all(
    ids.map(async (id) => [(await store.articles.get(id))?.copy_of, await store.copies.originalOf(id)]),
  );

test("a dropped index is rebuilt from the store as it was, and once is enough", async () => {
  const index = createCopyIndex({ store });
  const jobs = [];
  for (const [at, text] of [report, `(IRNA) ${report}`, sentence("harbour"), sentence("forest")].entries()) {
    const observedAt = `2025-06-23T09:0${at}:00Z`;
    const job = await putArticle(store, { url: `https://a.example/${at}`, text, observedAt });
    await handle({ store, index }, job);
    jobs.push(job);
  }
  const ids = jobs.map(({ articleId }) => articleId);
  await store.db.updateTable("articles").set({ stage: "ended" }).where("id", "in", ids.slice(0, 3)).execute();
  const before = await copyOf(ids.slice(0, 3));
  expect(before[1]).toEqual([ids[0], ids[0]]);

  await store.copies.clear();
  await store.db.updateTable("articles").set({ copy_of: null }).execute();
  expect(await addMissing(store, createCopyIndex({ store, isRebuilt: true }))).toBe(3);
  expect(await copyOf(ids.slice(0, 3))).toEqual(before);
  expect(await addMissing(store, createCopyIndex({ store }))).toBe(0);
  expect(await dropOldTexts(store, new Date("2025-06-23T09:02:00Z"))).toBe(2);
});

test("a text that comes again is not kept for longer, a new one is", async () => {
  const add = async (text: string, isRebuilt: boolean) => {
    const observedAt = "2025-06-22T09:00:00Z";
    await createCopyIndex({ store, isRebuilt }).add({ id: "again", title: "", text, observedAt });
    const { added_at } = await store.db
      .selectFrom("copies")
      .select("added_at")
      .where("id", "=", "again")
      .executeTakeFirstOrThrow();
    return added_at.toISOString();
  };
  const observed = "2025-06-22T09:00:00.000Z";
  expect(await add(report, true)).toBe(observed);
  expect(await add(report, false)).toBe(observed);
  expect(Date.parse(await add(sentence("tea"), false))).toBeGreaterThan(Date.parse(observed));
});

test("an index that is dropped while a process runs is built again", async () => {
  const kept = startUpkeep({ store, publishers: () => [], log, windowDays: 3650, everyMs: 20 });
  await store.copies.clear();
  await expect.poll(() => store.copyUpkeep.notIndexed(1), { timeout: 5000 }).toEqual([]);
  await store.copies.clear();
  await expect.poll(() => store.copyUpkeep.notIndexed(1), { timeout: 5000 }).toEqual([]);
  await kept.stop();
});

test("an old article is found by its whole text only, and by more when it comes again", async () => {
  await store.copies.clear();
  const index = createCopyIndex({ store });
  const text = ["coal", "steel", "timber", "copper", "cotton"].map(sentence).join(" ");
  const at = (hour: number) => `2025-06-24T0${hour}:00:00Z`;
  await index.add({ id: "old", title: "", text, observedAt: at(1) });
  expect(await dropOldTexts(store, new Date(Date.now() - 60_000))).toBe(0);
  expect(await dropOldTexts(store, new Date(Date.now() + 60_000))).toBeGreaterThan(0);

  expect(await index.add({ id: "near", title: "", text: `(AFP) ${text}`, observedAt: at(2) })).toMatchObject({
    relation: "original",
  });
  expect(await index.add({ id: "same", title: "", text, observedAt: at(3) })).toMatchObject({
    relation: "exact",
    originalId: "old",
    evidence: { containment: 1 },
  });
  expect(await index.add({ id: "old", title: "", text, observedAt: at(1) })).toMatchObject({
    relation: "original",
    originalId: "old",
  });
  expect(await store.copies.originalOf("near")).toBe("old");
});

test("a tree of forgotten texts outlasts rulings on its articles and edits of them", async () => {
  await store.copies.clear();
  const index = createCopyIndex({ store });
  const text = ["zinc", "barley", "cement", "amber", "salt"].map(sentence).join(" ");
  const add = (id: string, hour: number, given: string) =>
    index.add({ id, title: "", text: given, observedAt: `2025-06-25T0${hour}:00:00Z` });
  const found = async () =>
    (await Promise.all(["a", "b", "c", "e"].map((id) => store.copies.get(id))))
      .map((row) => `${row?.relation} ${row?.originalId}`)
      .join(", ");
  await add("a", 1, text);
  await add("b", 2, `(AP) ${text}`);
  await add("c", 3, `${text} The tail.`);
  await add("e", 4, text);
  await dropOldTexts(store, new Date(Date.now() + 60_000));
  const whole = "original a, near a, near a, exact a";
  expect(await found()).toBe(whole);

  const ruling = { copyOf: null, note: "", at: "2025-06-26T00:00:00.000Z" };
  await index.rule("e", ruling);
  expect(await found()).toBe("original a, near a, near a, original e");
  await index.rule("e", null);
  expect(await found()).toBe(whole);
  await index.rule("b", ruling);
  expect(await found()).toBe("original a, original b, near a, exact a");
  await index.rule("b", null);
  expect(await found()).toBe(whole);

  await add("e", 4, sentence("mutton"));
  expect(await found()).toBe("original a, near a, near a, original e");
  await add("a", 1, sentence("walnut"));
  expect(await found()).toBe("original a, original b, near b, original e");
});
