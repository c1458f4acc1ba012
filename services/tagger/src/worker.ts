import type { StoryPack } from "@throughline/contracts";
import { defineWorker, type WorkerDefinition } from "@throughline/runtime";
import { handle, type TagNeeds } from "./handle.ts";
import { createTaggingPool } from "./tagging-pool.ts";

export type TaggerNeeds = {
  store: TagNeeds["store"];
  pack: StoryPack;
  /** Threads for tagging, so that it never holds up the thread that keeps the queue's locks. */
  threads?: number;
};

/** The tagger: article revision to tags. Twice as many jobs as threads keep the threads busy. */
export function createTaggerWorker({ store, pack, threads = 2 }: TaggerNeeds): WorkerDefinition<"tag"> {
  const pool = createTaggingPool({ pack, threads });
  return defineWorker({
    step: "tag",
    concurrency: threads * 2,
    handle: (job, context) => handle({ store, pool, pack }, job, context),
    close: pool.close,
  });
}
