import { PermanentError } from "@throughline/contracts";
import type { Store } from "@throughline/store";
import { openTestStore, putArticle } from "@throughline/testkit";
import { afterAll, beforeAll, expect, test } from "vitest";
import { createCopyIndex } from "./copy-index.ts";
import { handle } from "./handle.ts";
import { addMissing } from "./upkeep.ts";

let store: Store;
beforeAll(async () => {
  store = await openTestStore();
});
afterAll(async () => store.close());

const sentence = (word: string) =>
  `The ${word} minister said that talks on the ${word} line would go on in the autumn, whatever the ${word} committee held of them.`;
const report = ["harbour", "railway", "water", "grain", "border"].map(sentence).join(" ");

test("an original, its part and its copy lead where they belong, and the article row says so", async () => {
  const index = createCopyIndex({ store });
  const irna = await putArticle(store, {
    url: "https://irna.example/1",
    publisher: "IRNA",
    text: report,
    publishedAt: "2025-06-23T09:00:00Z",
  });
  const mehr = await putArticle(store, {
    url: "https://mehr.example/1",
    publisher: "Mehr",
    text: `TEHRAN (IRNA) - ${report}`,
    publishedAt: "2025-06-23T09:12:00Z",
    observedAt: "2025-06-23T09:20:00Z",
  });
  const tass = await putArticle(store, {
    url: "https://tass.example/1",
    publisher: "TASS",
    text: sentence("harbour"),
    observedAt: "2025-06-23T10:00:00Z",
  });

  const original = await handle({ store, index }, irna);
  expect(original).toMatchObject({ outcome: "original", next: [irna] });

  const copy = await handle({ store, index }, mehr);
  expect(copy).toMatchObject({ outcome: "copy", next: [{ ...mehr, copyOf: irna.articleId }] });
  expect(copy.reason).toMatch(/^Mehr copied IRNA 12 minutes later \(9\d% of its text\)$/);
  expect(copy.evidence).toMatchObject({ relation: "near", comparedWith: irna.articleId });

  const part = await handle({ store, index }, tass);
  expect(part).toMatchObject({ outcome: "partial", next: [tass] });

  expect(await handle({ store, index }, mehr)).toEqual(copy);
  expect(await handle({ store, index }, irna)).toEqual(original);
  const rows = await Promise.all([irna, mehr, tass].map(({ articleId }) => store.articles.get(articleId)));
  expect(rows.map((row) => row?.copy_of)).toEqual([null, irna.articleId, null]);
});

test("a late original takes the copies over, on the article rows too", async () => {
  const index = createCopyIndex({ store });
  const text = ["coal", "steel", "timber", "copper", "cotton"].map(sentence).join(" ");
  const put = (url: string, observedAt: string) => putArticle(store, { url, text, observedAt });
  const first = await put("https://a.example/late", "2025-06-23T12:00:00Z");
  const second = await put("https://b.example/late", "2025-06-23T12:05:00Z");
  const earlier = await put("https://c.example/late", "2025-06-23T11:00:00Z");
  for (const job of [first, second]) await handle({ store, index }, job);
  const original = await handle({ store, index }, earlier);
  expect(original.reason).toBe(
    "it is the earliest of those that have its text: IRNA copied IRNA 60 minutes later (100% of its text)",
  );
  expect(original.evidence).toMatchObject({ comparedWith: first.articleId, originalId: earlier.articleId });
  expect(await handle({ store, index }, earlier)).toEqual(original);
  const rows = await Promise.all([first, second, earlier].map((job) => store.articles.get(job.articleId)));
  expect(rows.map((row) => row?.copy_of)).toEqual([earlier.articleId, earlier.articleId, null]);
});

test("an article that moves because of another one runs on from there, once, and its passport says what moved it", async () => {
  const index = createCopyIndex({ store });
  const text = ["barley", "cement", "diesel", "ferry", "glass"].map(sentence).join(" ");
  const put = (name: string, at: string) =>
    putArticle(store, { url: `https://${name}.example/moved`, text, publisher: name, observedAt: at });
  const end = async ({ articleId }: { articleId: string }) => {
    const ended = { stage: "ended", outcome: "threaded" };
    await store.db.updateTable("articles").set(ended).where("id", "=", articleId).execute();
  };
  const stands = async ({ articleId }: { articleId: string }) => {
    const row = await store.articles.get(articleId);
    return row && [row.stage, row.run, row.copy_of];
  };
  const first = await put("Fars", "2025-06-23T12:00:00Z");
  const second = await put("Mehr", "2025-06-23T12:05:00Z");
  const late = await put("IRNA", "2025-06-23T11:00:00Z");
  for (const job of [first, second]) {
    await handle({ store, index }, job);
    await end(job);
  }
  for (let time = 0; time < 2; time++) {
    await handle({ store, index }, late);
    expect(await stands(first)).toEqual(["thread", 2, late.articleId]);
    expect(await stands(second)).toEqual(["thread", 2, late.articleId]);
  }
  const [line] = await store.passports.of(first.articleId, 2);
  expect(line).toMatchObject({ step: "dedupe", outcome: "copy", evidence: { copyOf: late.articleId } });
  expect(line?.reason).toMatch(/^now a copy of IRNA \(.+\), which came at 2025-06-23 11:00 UTC: /);

  const all = [first, second, late];
  for (const job of all) await end(job);
  await store.copies.clear();
  expect(await addMissing(store, index)).toBeGreaterThan(2);
  expect((await Promise.all(all.map(stands))).map((each) => each?.[0])).toEqual(["ended", "ended", "ended"]);

  await index.rule(late.articleId, { copyOf: second.articleId, note: "", at: "2025-06-24T08:00:00.000Z" });
  expect(await Promise.all(all.map(stands))).toEqual([
    ["thread", 3, second.articleId],
    ["tag", 3, null],
    ["thread", 2, second.articleId],
  ]);
});

test("a revision that is not there is told", async () => {
  const job = { articleId: "a0000", revision: 1, run: 1 };
  await expect(handle({ store, index: createCopyIndex({ store }) }, job)).rejects.toThrow(PermanentError);
});
