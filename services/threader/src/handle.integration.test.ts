import { PermanentError, RetryLater, type TagResult } from "@throughline/contracts";
import type { Store } from "@throughline/store";
import { openTestStore, putArticle } from "@throughline/testkit";
import { afterAll, beforeAll, expect, test } from "vitest";
import { handle } from "./handle.ts";
import { createThreader } from "./threader.ts";

let store: Store;
beforeAll(async () => {
  store = await openTestStore();
});
afterAll(async () => store.close());

const now = () => new Date("2025-06-23T10:00:00Z");

const tags: TagResult = {
  language: "en",
  mentions: [
    {
      field: "text",
      start: 0,
      end: 5,
      surface: "Putin",
      type: "person",
      entityId: "Q7747",
      kind: "lastName",
      score: 1,
      by: "test",
    },
  ],
  entities: [{ id: "Q7747", name: "Vladimir Putin", type: "person", count: 2, salience: 0.9 }],
  countries: [{ code: "RU", role: "actor", score: 0.9 }],
  topics: [],
  relevance: { score: 0.8, contributions: [] },
  quotes: [],
};
const text = "Putin received the envoy at the harbour. The ferry treaty was signed with 12 pages.";

async function stand(
  articleId: string,
  stage: string,
  outcome: string | null = null,
  reason = "",
): Promise<void> {
  await store.db
    .updateTable("articles")
    .set({ stage, outcome, reason, stage_at: now() })
    .where("id", "=", articleId)
    .execute();
}

async function threadJob(url: string, more: { text?: string; copyOf?: string } = {}) {
  const job = await putArticle(store, { url, title: "Ferry treaty", text: more.text ?? text });
  await stand(job.articleId, "thread");
  return { ...job, ...(more.copyOf ? { copyOf: more.copyOf } : {}) };
}

test("a tagged report founds an event, the next one joins it, and the article rows say so", async () => {
  const needs = { store, threader: createThreader({ store }) };
  const first = await threadJob("https://irna.example/1");
  const second = await threadJob("https://tass.example/2", {
    text: `${text} Fishermen protested against its quotas.`,
  });
  for (const { articleId, revision } of [first, second])
    await store.taggings.save(articleId, revision, "test", tags);
  const founded = await handle(needs, first, now);
  expect(founded.outcome).toBe("threaded");
  expect(founded.reason).toMatch(/^founded a new event/);
  const joined = await handle(needs, second, now);
  expect(joined.reason).toMatch(/^joined 'Ferry treaty' \(1 report\): shares Vladimir Putin, /);
  expect(joined.evidence).toMatchObject({ eventId: founded.evidence?.eventId, newSentences: 1 });
  expect(await handle(needs, second, now)).toEqual(joined);
  const rows = await Promise.all([first, second].map(({ articleId }) => store.articles.get(articleId)));
  expect(rows.map((row) => row?.event_id)).toEqual([founded.evidence?.eventId, founded.evidence?.eventId]);
});

test("a copy waits for its original's tags, then takes them and its event", async () => {
  const needs = { store, threader: createThreader({ store }) };
  const original = await threadJob("https://irna.example/3");
  await stand(original.articleId, "tag");
  const copy = await threadJob("https://mehr.example/3", { copyOf: original.articleId });
  await expect(handle(needs, copy, now)).rejects.toThrow(RetryLater);

  await store.taggings.save(original.articleId, original.revision, "test", tags);
  await stand(original.articleId, "ended", "threaded");
  await handle(needs, original, now);
  const threaded = await handle(needs, copy, now);
  expect(threaded.reason).toMatch(/goes where its original is$/);
  const [first, second] = await Promise.all(
    [original, copy].map(({ articleId }) => store.articles.get(articleId)),
  );
  expect(second?.event_id).toBe(first?.event_id);
  const lent = await store.taggings.get(copy.articleId, copy.revision);
  expect(lent?.result).toMatchObject({ entities: tags.entities, mentions: [] });
});

test("a copy ends off the story where its original did, or ended without tags", async () => {
  const needs = { store, threader: createThreader({ store }) };
  const original = await threadJob("https://irna.example/4");
  const copy = await threadJob("https://mehr.example/4", { copyOf: original.articleId });
  await stand(original.articleId, "ended", "offStory", "relevance 0.1 is below");
  expect(await handle(needs, copy, now)).toMatchObject({
    outcome: "offStory",
    reason: "its original is off the story: relevance 0.1 is below",
  });
  await stand(original.articleId, "ended", "notArticle", "a list of links");
  expect((await handle(needs, copy, now)).reason).toMatch(/without tags \(notArticle\): a list of links$/);
});

test("what is not there is told", async () => {
  const needs = { store, threader: createThreader({ store }) };
  await expect(handle(needs, { articleId: "a0000", revision: 1, run: 1 }, now)).rejects.toThrow(
    PermanentError,
  );
  const untagged = await threadJob("https://irna.example/5");
  await expect(handle(needs, untagged, now)).rejects.toThrow(/has no tags/);
  const orphan = await threadJob("https://irna.example/6", { copyOf: "a0000" });
  await expect(handle(needs, orphan, now)).rejects.toThrow(/its original a0000 is not in the store/);
});
