import { PackEntity, unchangingPack } from "@throughline/contracts";
import type { Store } from "@throughline/store";
import { named, withConfirmedNames } from "@throughline/story-pack";
import { openTestStore, putArticle } from "@throughline/testkit";
import { pino } from "pino";
import { afterAll, beforeAll, expect, test } from "vitest";
import { fixturePack } from "./fixture-pack.ts";
import { handle } from "./handle.ts";
import { createTagger } from "./tagger.ts";

const graham = PackEntity.parse({ id: "Q4", name: "Lindsey Graham", type: "person", country: "US" });
const pack = fixturePack([graham]);
const log = pino({ level: "silent" });
const now = () => new Date("2026-06-24T00:00:00Z");

let store: Store;
beforeAll(async () => {
  store = await openTestStore();
});
afterAll(async () => store.close());

/** Tags an article as the worker does, with the names that are confirmed by now. */
async function tag(job: { articleId: string; revision: number; run: number }) {
  const names = await withConfirmedNames(unchangingPack(pack), store.nameCandidates.confirmed, { log });
  const tagger = await createTagger(names.current());
  const needs = {
    store,
    pack: names.current(),
    pool: { tag: async (article: never) => tagger.tag(article) },
  };
  names.stop();
  return handle(needs as never, job, { signal: AbortSignal.timeout(10_000), attempt: 1, now });
}

test("a spelling that is confirmed is an alias at once, for its articles too; one that is rejected is asked for no more", async () => {
  const job = await putArticle(store, {
    url: "https://news.example/1",
    title: "Заявление",
    text: "Сенатор Линдси Грэм выступил в Вашингтоне во вторник. Линдси Грэм призвал к переговорам.",
    language: "ru",
  });
  await tag(job);
  await tag(job);
  const [candidate] = await store.nameCandidates.list("open", 10);
  expect(candidate).toMatchObject({ surface: "Линдси Грэм", entity_id: "Q4", language: "ru", articles: 1 });
  if (!candidate) throw new Error("no candidate");
  await store.db
    .updateTable("articles")
    .set({ stage: "ended", outcome: "offStory" })
    .where("id", "=", job.articleId)
    .execute();

  const decided = await store.nameCandidates.decide(
    candidate.id,
    { decision: "confirmed", by: "Mina" },
    now(),
  );
  expect(decided?.jobs).toMatchObject([{ step: "tag", job: { articleId: job.articleId } }]);
  expect(decided?.candidate).toMatchObject({ status: "confirmed", alias: "Линдси Грэм", said_by: "Mina" });
  const next = decided?.jobs[0]?.job;
  if (!next) throw new Error("no job");
  const outcome = await tag(next);
  expect(outcome.evidence?.confirmedNames).toEqual(expect.any(String));
  const kept = (await store.taggings.latest(job.articleId))?.result;
  expect(kept?.entities.map(({ id }) => id)).toContain("Q4");
  expect(kept?.mentions.find(({ entityId }) => entityId === "Q4")?.by).toBe("gazetteer/name");
  expect(await store.nameCandidates.list("open", 10)).toEqual([]);

  await store.nameCandidates.decide(candidate.id, { decision: "rejected", by: "" }, now());
  await tag(next);
  expect((await store.taggings.latest(job.articleId))?.result.nameCandidates).toHaveLength(1);
  expect(await store.nameCandidates.list("open", 10)).toEqual([]);
  expect(await store.nameCandidates.decide("n0", { decision: "open", by: "" }, now())).toBeUndefined();
});

test("a pack with confirmed names has them as aliases, and their bearers' ids as former ones", () => {
  const names = [{ entityId: "Q4", strangerId: "local:lindsi-grem", alias: "Линдси Грэм", language: "ru" }];
  const changed = named(pack, names);
  expect(changed.entities[0]).toMatchObject({
    aliases: { ru: ["Линдси Грэм"] },
    formerIds: ["local:lindsi-grem"],
  });
  expect(changed.version).toBe(pack.version);
  expect(changed.confirmedNames).toBe(named(pack, names).confirmedNames);
  expect(named(pack, [])).toBe(pack);
  expect(named(pack, [{ ...names[0], entityId: "Q5" } as never]).entities).toEqual(pack.entities);
});
