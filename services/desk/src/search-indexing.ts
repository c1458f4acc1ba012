import type { DeskNeeds } from "./needs.ts";

const batch = 20;
/** How long it rests when the index has caught up, and when it is behind, in milliseconds. */
const restMs = 1_000;
const pauseMs = 50;

/**
 * Keeps the search index up with the articles, in small batches, so that the line's own statements pass between
 * them. Answers a function that stops it and waits for the batch in hand.
 */
export function startSearchIndexing({ store, log }: Pick<DeskNeeds, "store" | "log">): () => Promise<void> {
  let stopped = false;
  let timer: NodeJS.Timeout | undefined;
  let working = Promise.resolve();

  async function work(): Promise<void> {
    let behind = false;
    try {
      behind = (await store.searchIndex.indexNext(batch)) === batch;
    } catch (error) {
      log.debug({ error: (error as Error).message }, "search index not written; it is tried again");
    }
    if (!stopped) timer = setTimeout(next, behind ? pauseMs : restMs);
  }
  function next(): void {
    working = work();
  }

  next();
  return async () => {
    stopped = true;
    clearTimeout(timer);
    await working;
  };
}
