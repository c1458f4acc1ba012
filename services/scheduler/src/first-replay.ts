import { readFile } from "node:fs/promises";
import { setTimeout as sleep } from "node:timers/promises";
import type { PackArticle, StoryPack } from "@throughline/contracts";
import type { Queues } from "@throughline/runtime";
import type { Store } from "@throughline/store";
import { articleKey } from "@throughline/web";

export type ReplayNeeds = { store: Store; queues: Queues; now: () => Date };

const keyOf = (pack: StoryPack) => `pack/${pack.definition.id}/replayed`;

/** One article's way down the line takes a second; an article that hangs must not keep the others waiting. */
const longestWaitMs = 30_000;
const lookEveryMs = 50;

/** How many of a pack's articles wait for their first replay. */
export async function articlesToReplay(pack: StoryPack, store: Pick<Store, "meta">): Promise<number> {
  return (await store.meta.get(keyOf(pack))) ? 0 : pack.articles.length;
}

/**
 * Sends a pack's articles down the line, once in the life of a store; each when the one before it has ended,
 * since what a report joins or copies depends on those before it. Cut off in the middle, it starts over next
 * time, which is harmless.
 */
export async function replayFirst(pack: StoryPack, needs: ReplayNeeds, signal: AbortSignal): Promise<void> {
  if ((await articlesToReplay(pack, needs.store)) === 0) return;
  for (const article of pack.articles) {
    if (signal.aborted) return;
    await ended(needs.store, await bringArticle(pack, article, needs), signal);
  }
  if (!signal.aborted) await needs.store.meta.set(keyOf(pack), needs.now().toISOString());
}

async function ended(store: Store, articleId: string, signal: AbortSignal): Promise<void> {
  const end = performance.now() + longestWaitMs;
  while (!signal.aborted && performance.now() < end) {
    if ((await store.articles.get(articleId))?.stage === "ended") return;
    await sleep(lookEveryMs);
  }
}

async function bringArticle(pack: StoryPack, article: PackArticle, needs: ReplayNeeds): Promise<string> {
  const publisher = pack.publishers.find(({ name }) => name === article.publisher);
  const { job } = await needs.store.articles.bring(
    {
      name: article.file,
      contentType: article.contentType,
      body: await readFile(article.path),
      url: article.url,
      key: article.url && articleKey(article.url),
      publisher: article.publisher,
      country: publisher?.country,
      stateMedia: publisher?.stateMedia,
      publishedAt: article.publishedAt,
    },
    needs.now(),
  );
  await needs.queues.enqueue("clean", [job]);
  return job.articleId;
}
