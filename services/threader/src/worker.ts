import { defineWorker, type WorkerDefinition } from "@throughline/runtime";
import type { Store } from "@throughline/store";
import { handle } from "./handle.ts";
import { createThreader } from "./threader.ts";

/**
 * The worker of `thread`: which event does a report belong to. One job at a time in a process, since all
 * threading takes turns anyway.
 */
export function createThreaderWorker({ store }: { store: Store }): WorkerDefinition<"thread"> {
  const threader = createThreader({ store });
  return defineWorker({
    step: "thread",
    concurrency: 1,
    handle: (job, { now }) => handle({ store, threader }, job, now),
  });
}
