import { setTimeout as wait } from "node:timers/promises";
import type { CopyIndex, Publisher } from "@throughline/contracts";
import type { Store } from "@throughline/store";
import { createCopyIndex } from "./copy-index.ts";
import { inputOf } from "./handle.ts";

export type UpkeepNeeds = {
  store: Store;
  publishers: () => readonly Publisher[];
  log: { info(facts: object, text: string): void; warn(facts: object, text: string): void };
  now?: () => Date;
  /** Days for which the index keeps an article's text. */
  windowDays: number;
  /** Time between two looks; a minute when not given. */
  everyMs?: number;
};

export type Upkeep = { stop: () => Promise<void> };

const dayMs = 24 * 60 * 60 * 1000;
/** Articles in one statement: a bound on how long it holds their rows. */
const batch = 500;

/**
 * Keeps the copy index while a process runs. At each look it adds what is not in it, since an index that was dropped is
 * rebuilt from the store; only then, with the trees whole, it drops texts that are older than the window, a batch at a
 * time. Any number of processes may do so. What fails is logged and tried again at the next look.
 */
export function startUpkeep(needs: UpkeepNeeds): Upkeep {
  const stopping = new AbortController();
  const running = keep(needs, stopping.signal);
  return {
    async stop() {
      stopping.abort();
      await running;
    },
  };
}

async function keep(needs: UpkeepNeeds, signal: AbortSignal): Promise<void> {
  const { store, publishers, log, now = () => new Date(), windowDays, everyMs = 60_000 } = needs;
  const index = createCopyIndex({ store, publishers, isRebuilt: true });
  while (!signal.aborted) {
    try {
      const added = await addMissing(store, index, signal);
      if (added > 0) log.info({ added }, "articles are in the copy index again");
      await dropOldTexts(store, new Date(now().getTime() - windowDays * dayMs), signal);
    } catch (error) {
      if (!signal.aborted) log.warn({ error: (error as Error).message }, "upkeep of the copy index failed");
    }
    await wait(everyMs, undefined, { signal, ref: false }).catch(() => undefined);
  }
}

/** Adds all articles that passed `dedupe` and are not in the index, the newest first; answers how many. */
export async function addMissing(store: Store, index: CopyIndex, signal?: AbortSignal): Promise<number> {
  let added = 0;
  let page = await store.copyUpkeep.notIndexed(batch);
  while (page.length > 0) {
    for (const { id, revision } of page) {
      if (signal?.aborted) return added;
      const [article, text] = await Promise.all([store.articles.get(id), store.revisions.get(id, revision)]);
      if (!article || !text) continue;
      await index.add(inputOf(article, text));
      added++;
    }
    page = await store.copyUpkeep.notIndexed(batch, page.at(-1));
  }
  if (added > 0) await store.copyUpkeep.describeMoved();
  return added;
}

/** Drops all texts that the index got before `before`; answers how many. */
export async function dropOldTexts(store: Store, before: Date, signal?: AbortSignal): Promise<number> {
  let dropped = 0;
  for (let count = batch; count === batch && !signal?.aborted; ) {
    count = await store.copyUpkeep.dropTexts(before, batch);
    dropped += count;
  }
  return dropped;
}
