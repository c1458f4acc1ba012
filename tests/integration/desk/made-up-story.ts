import type { TagResult } from "@throughline/contracts";
import type { Store } from "@throughline/store";
import { putArticle } from "@throughline/testkit";

/** A time so many minutes after the story's start. */
export const minutes = (count: number) => new Date(Date.parse("2026-06-23T09:00:00Z") + count * 60_000);

/** Puts an article into the store, observed so many minutes after the start. */
export async function put(
  store: Store,
  name: string,
  at: number,
  more: { text?: string; publisher?: string; language?: string } = {},
) {
  const { articleId } = await putArticle(store, {
    url: `https://example.org/${name}`,
    title: `Report ${name}`,
    text: more.text ?? `Araghchi spoke in Moscow about ${name}.`,
    publisher: more.publisher ?? "IRNA",
    language: more.language,
    observedAt: minutes(at).toISOString(),
  });
  return articleId;
}

/** Puts reports into an event, as the threader would: each with the sentences that it was the first to say. */
export async function thread(
  store: Store,
  eventId: string,
  reports: { id: string; at: number; says?: string; copyOf?: string }[],
  mergedInto?: string,
) {
  const rows = reports.map(({ id, at, says, copyOf }) => ({
    articleId: id,
    eventId: mergedInto ?? eventId,
    inputHash: "0",
    title: id,
    language: "en",
    at: minutes(at),
    copyOf: copyOf ?? null,
    features: { sentences: [], facts: [], dates: [], entities: [], countries: [], topics: [] },
    newSentences: says ? [{ text: says, start: 0, end: says.length }] : [],
    evidence: { rule: "test" },
  }));
  const times = reports.map(({ at }) => at);
  const event = {
    id: eventId,
    title: `Event ${eventId}`,
    language: "en",
    firstAt: minutes(Math.min(...times)),
    latestAt: minutes(Math.max(...times)),
    mergedInto: mergedInto ?? null,
  };
  await store.threadings.exclusively((section) => section.save(rows, [event]));
}

/** Makes an article a copy of another, or one that takes a part of it. */
export async function copy(store: Store, id: string, originalId: string, relation: "near" | "partial") {
  const evidence = JSON.stringify({ rule: "test", containment: 0.94 });
  await store.db
    .insertInto("copies")
    .values({
      id,
      text_hash: id,
      words: Buffer.alloc(0),
      sample: [],
      observed_at: minutes(0),
      at: minutes(0),
      core_id: id,
      nearness: 0,
      compared_with: originalId,
      original_id: originalId,
      relation,
      strength: 1,
      evidence,
    })
    .execute();
  if (relation === "near")
    await store.db.updateTable("articles").set({ copy_of: originalId }).where("id", "=", id).execute();
}

/** Tags an article whose text names Araghchi. */
export async function tag(store: Store, id: string, text: string) {
  const start = text.indexOf("Araghchi");
  const result: TagResult = {
    language: "en",
    mentions: [
      {
        field: "text",
        start,
        end: start + 8,
        surface: "Araghchi",
        type: "person",
        entityId: "Q1",
        kind: "lastName",
        score: 1,
        by: "test",
      },
    ],
    entities: [{ id: "Q1", name: "Abbas Araghchi", type: "person", count: 1, salience: 0.8 }],
    countries: [{ code: "IR", role: "actor", score: 1 }],
    topics: [{ code: "11000000", score: 0.7, evidence: {} }],
    relevance: { score: 0.9, contributions: [{ rule: "envoy", weight: 2, because: "names Araghchi" }] },
    quotes: [],
  };
  await store.taggings.save(id, 1, "0", result);
}
