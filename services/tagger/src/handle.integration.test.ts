import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { PermanentError, type StoryPack, unchangingPack } from "@throughline/contracts";
import { TookTooLong } from "@throughline/runtime";
import type { Store } from "@throughline/store";
import { loadStoryPack } from "@throughline/story-pack";
import { openTestStore, putArticle } from "@throughline/testkit";
import { pino } from "pino";
import { afterAll, beforeAll, expect, test } from "vitest";
import { handle } from "./handle.ts";
import { createTaggerWorker } from "./index.ts";
import { createTaggingPool } from "./tagging-pool.ts";

const folder = join(import.meta.dirname, "../../../seeds/iran-russia");

let store: Store;
let pack: StoryPack;
let worker: ReturnType<typeof createTaggerWorker>;
beforeAll(async () => {
  store = await openTestStore();
  pack = await loadStoryPack(folder);
  worker = createTaggerWorker({ store, pack: unchangingPack(pack), threads: 1 });
});
afterAll(async () => {
  await worker.close?.();
  await store.close();
});

const context = {
  signal: AbortSignal.timeout(60_000),
  now: () => new Date("2025-06-24T00:00:00Z"),
  log: pino({ level: "silent" }),
  attempt: 1,
};

test("a report of the story is tagged, kept once, and leads on", async () => {
  const [title = "", ...text] = (
    await readFile(join(folder, "articles/000_b04ab46384a84afd.txt"), "utf8")
  ).split("\n");
  const job = await putArticle(store, {
    url: "https://caliber.example/1",
    title,
    text: text.join("\n"),
    language: "und",
  });

  const first = await worker.handle(job, context);
  expect(first).toMatchObject({
    outcome: "tagged",
    next: [job],
    evidence: { pack: pack.version, language: "en" },
  });
  expect(first.reason).toBe("relevance 1; names Russia, Iran, United States, Vladimir Putin and 10 more");

  const kept = await store.taggings.latest(job.articleId);
  expect(await worker.handle(job, context)).toEqual(first);
  expect(await store.taggings.get(job.articleId, job.revision)).toEqual(kept);
  expect(kept).toMatchObject({ pack_version: pack.version, language: "en" });
  expect(await store.articles.get(job.articleId)).toMatchObject({
    language: "en",
    relevance: kept?.relevance,
  });
  const rows = await store.db
    .selectFrom("article_entities")
    .select(["entity_id", "count"])
    .where("article_id", "=", job.articleId)
    .execute();
  expect(rows).toHaveLength(kept?.result.entities.length ?? 0);
  expect(rows).toContainEqual({ entity_id: "Q7747", count: 7 });
});

test("what names nothing of the story ends off it, with the reason", async () => {
  const text = "The council voted on Tuesday to repair the bridge over the old canal before winter.";
  const job = await putArticle(store, {
    url: "https://town.example/1",
    title: "Bridge to be repaired",
    text,
  });
  expect(await worker.handle(job, context)).toMatchObject({
    outcome: "offStory",
    reason: "relevance 0.02 is below the story's threshold 0.5: it names nothing of the story",
  });
  expect((await store.articles.get(job.articleId))?.relevance).toBeCloseTo(0.018);
});

test("an older revision tagged late leaves the newer one's rows", async () => {
  const job = await putArticle(store, {
    url: "https://town.example/2",
    title: "Iran",
    text: "Iran and Russia signed.",
  });
  await worker.handle(job, context);
  const result = (await store.taggings.latest(job.articleId))?.result;
  if (!result) throw new Error("nothing was kept");
  await store.taggings.save(job.articleId, job.revision - 1, "other", { ...result, entities: [] });
  const rows = await store.db
    .selectFrom("article_entities")
    .select("entity_id")
    .where("article_id", "=", job.articleId)
    .execute();
  expect(rows.map((row) => row.entity_id).sort()).toEqual(["Q159", "Q794"]);
});

test("a missing revision is a permanent error", async () => {
  await expect(worker.handle({ articleId: "a0000", revision: 1, run: 1 }, context)).rejects.toThrow(
    PermanentError,
  );
});

test("an article that takes too long loses its thread; the third time it is the article's fault", async () => {
  const pool = createTaggingPool({ pack, threads: 1, timeoutMs: 200 });
  const job = await putArticle(store, {
    url: "https://town.example/3",
    title: "Iran",
    text: "Vladimir Putin met Donald Trump. ".repeat(30_000),
  });
  const at = (attempt: number) => handle({ store, pool, pack }, job, { ...context, attempt });
  const slow = at(1);
  const next = pool.tag({ title: "Iran", text: "Iran and Russia signed." }, context.signal);
  await expect(slow).rejects.toThrow(TookTooLong);
  expect((await next).mentions).toHaveLength(3);
  await expect(at(2)).rejects.toThrow(TookTooLong);
  await expect(at(3)).rejects.toThrow(PermanentError);
  await pool.close();
});
