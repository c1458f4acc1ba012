import { defineWorker, type WorkerDefinition } from "@throughline/runtime";
import { createExtractionPool } from "./extraction-pool.ts";
import { type CleanNeeds, clean } from "./handle.ts";

export type CleanerNeeds = {
  store: CleanNeeds["store"];
  /** Its selectors of hosts. */
  pack: { current(): CleanNeeds["pack"] };
  /** Threads for extraction; the DOM never runs in the thread that keeps the queue's locks. */
  threads: number;
};

/** The cleaner: snapshot to article revision. Twice as many jobs as threads keep the threads busy. */
export function createCleaner({ store, pack, threads }: CleanerNeeds): WorkerDefinition<"clean"> {
  const pool = createExtractionPool({ threads });
  return defineWorker({
    step: "clean",
    concurrency: threads * 2,
    handle: (job, context) => clean(job, context, { store, pool, pack: pack.current() }),
    close: pool.close,
  });
}
