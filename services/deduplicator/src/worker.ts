import type { StoryPack } from "@throughline/contracts";
import { defineWorker, type WorkerDefinition } from "@throughline/runtime";
import type { Store } from "@throughline/store";
import { createCopyIndex } from "./copy-index.ts";
import { handle } from "./handle.ts";

/** The worker of `dedupe`: is an article a copy, and of what. The index lives in the store. */
export function createDeduplicator(needs: {
  store: Store;
  pack: Pick<StoryPack, "publishers">;
}): WorkerDefinition<"dedupe"> {
  const index = createCopyIndex({ store: needs.store, publishers: needs.pack.publishers });
  return defineWorker({ step: "dedupe", handle: (job) => handle({ store: needs.store, index }, job) });
}
