import type { Store } from "@throughline/store";
import { openTestStore, putArticle } from "@throughline/testkit";
import { afterAll, beforeAll, expect, test } from "vitest";
import { createCopyIndex } from "./copy-index.ts";
import { handle } from "./handle.ts";
import { addMissing, dropOldTexts } from "./upkeep.ts";

let store: Store;
beforeAll(async () => {
  store = await openTestStore();
});
afterAll(async () => store.close());

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
  expect(await addMissing(store, createCopyIndex({ store }))).toBe(3);
  expect(await copyOf(ids.slice(0, 3))).toEqual(before);
  expect(await addMissing(store, createCopyIndex({ store }))).toBe(0);
});

test("an old article is found by its whole text only, and by more when it comes again", async () => {
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
