import type { Publisher } from "@throughline/contracts";
import { defineWorker, type WorkerDefinition } from "@throughline/runtime";
import type { Store } from "@throughline/store";
import { createCopyIndex } from "./copy-index.ts";
import { handle } from "./handle.ts";

/** The worker of `dedupe`: is an article a copy, and of what. The index lives in the store. */
export function createDeduplicator(needs: {
  store: Store;
  /** The story's publishers, which may change. */
  publishers: () => readonly Publisher[];
}): WorkerDefinition<"dedupe"> {
  const index = createCopyIndex({ store: needs.store, publishers: needs.publishers });
  return defineWorker({ step: "dedupe", handle: (job) => handle({ store: needs.store, index }, job) });
}
