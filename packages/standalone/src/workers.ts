import { createCleaner } from "@throughline/cleaner";
import type { PackInUse, Settings } from "@throughline/contracts";
import { createDeduplicator } from "@throughline/deduplicator";
import { createFetchers } from "@throughline/fetcher";
import type { AnyWorkerDefinition, ConnectedLine, Logger } from "@throughline/runtime";
import type { Store } from "@throughline/store";
import { createTaggerWorker } from "@throughline/tagger";
import { createThreaderWorker } from "@throughline/threader";
import type { Web } from "@throughline/web";

export type WorkerNeeds = {
  settings: Pick<Settings, "THROUGHLINE_THREADS" | "THROUGHLINE_POLL_MINUTES">;
  store: Store;
  line: Pick<ConnectedLine, "leases" | "producer" | "namespace">;
  web: Web;
  pack: PackInUse;
  lookAtNames?: (() => Promise<void>) | undefined;
  log: Logger;
};

/** The workers of every step, for one process. */
export function createWorkers(needs: WorkerNeeds): AnyWorkerDefinition[] {
  const { settings, store, pack, lookAtNames } = needs;
  const threads = settings.THROUGHLINE_THREADS;
  return [...createFetchers(needs), ...createArticleWorkers({ store, pack, lookAtNames, threads })];
}

/** The workers behind `fetch`: what a replay needs, which asks nothing of the network. */
export function createArticleWorkers(needs: {
  store: Store;
  pack: PackInUse;
  lookAtNames?: (() => Promise<void>) | undefined;
  threads: number;
}): AnyWorkerDefinition[] {
  const { store, pack } = needs;
  return [
    createCleaner(needs),
    createDeduplicator({ store, publishers: () => pack.current().publishers }),
    // A tagging thread holds two language models and keeps up with several that clean.
    createTaggerWorker({ ...needs, threads: Math.ceil(needs.threads / 2) }),
    createThreaderWorker({ store }),
  ];
}
