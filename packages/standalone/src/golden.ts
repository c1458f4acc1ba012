import { readFile } from "node:fs/promises";
import { setTimeout as sleep } from "node:timers/promises";
import { type Json, type StoryPack, unchangingPack } from "@throughline/contracts";
import { connectLine, createLogger } from "@throughline/runtime";
import type { Store } from "@throughline/store";
import { createArticleWorkers } from "./workers.ts";

/**
 * What the line made of each article of a pack, by file name, without what a clock decided, and without the
 * pack's version: a name added to the gazetteer changes no result of an article that does not have it.
 */
export type GoldenResults = Record<string, Json>;

export type GoldenNeeds = { store: Store; redisUrl: string; pack: StoryPack; namespace: string };

/** The time that every part of a golden run is told. */
const fixedNow = new Date("2025-06-24T00:00:00Z");
const deadlineMs = 60_000;

/**
 * Runs a pack's articles through the real line on an empty store, one after the other, and gathers the results:
 * the golden files hold them. Running it again on the same store replays the articles.
 */
export async function runGolden({ store, redisUrl, pack, namespace }: GoldenNeeds): Promise<GoldenResults> {
  const line = await connectLine({
    redisUrl,
    namespace,
    log: createLogger("golden", "silent"),
    depth: 1_000,
    hostGapMs: 0,
    concurrency: 1,
    now: () => fixedNow,
  });
  try {
    line.startWorkers(createArticleWorkers({ store, pack: unchangingPack(pack), threads: 1 }), store.ledger);
    const ids = new Map<string, string>();
    for (const article of pack.articles) {
      const document = { ...article, name: article.file, body: await readFile(article.path) };
      // Seen as it came out, so that reports of different weeks stay weeks apart.
      const seenAt = article.publishedAt === undefined ? fixedNow : new Date(article.publishedAt);
      const { job } = await store.articles.bring(document, seenAt);
      await line.queues.enqueue("clean", [job]);
      await ended(store, job.articleId, article.file);
      ids.set(article.file, job.articleId);
    }
    const results: GoldenResults = {};
    for (const [file, id] of ids) results[file] = await resultOf(store, id);
    return results;
  } finally {
    await line.close();
  }
}

async function ended(store: Store, articleId: string, file: string): Promise<void> {
  const end = Date.now() + deadlineMs;
  for (;;) {
    const article = await store.articles.get(articleId);
    if (article?.stage === "ended") return;
    const dead = await store.deadLetters.ofItem(articleId);
    if (dead) throw new Error(`${file} died at ${dead.step}: ${dead.error}`);
    if (Date.now() > end)
      throw new Error(`${file} still stands at ${article?.stage} after ${deadlineMs / 1000} s`);
    await sleep(20);
  }
}

async function resultOf(store: Store, id: string): Promise<Json> {
  const article = await store.articles.get(id);
  const revision = await store.revisions.latest(id);
  if (!article || !revision) throw new Error(`article ${id} is gone`);
  const passport = await store.passports.of(id, article.run);
  const tagging = await store.taggings.get(id, revision.revision);
  const event = article.event_id ? await store.events.get(article.event_id) : undefined;
  const result = {
    id,
    title: revision.title,
    authors: revision.authors,
    kind: revision.kind,
    language: article.language,
    text: revision.text.split("\n\n"),
    html: revision.html,
    copyOf: article.copy_of,
    event: event ? { id: event.id, title: event.title } : null,
    relevance: article.relevance,
    tags: tagging?.result ?? null,
    passport: passport.map(({ step, outcome, reason, evidence: { pack: _version, ...evidence } }) => ({
      step,
      outcome,
      reason,
      evidence,
    })),
  };
  return JSON.parse(JSON.stringify(result)) as Json;
}

/** A golden file's bytes. */
export function goldenText(result: Json): string {
  return `${JSON.stringify(result, null, 2)}\n`;
}
