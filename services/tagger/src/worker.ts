import type { PackInUse } from "@throughline/contracts";
import { defineWorker, type WorkerDefinition } from "@throughline/runtime";
import type { Store } from "@throughline/store";
import { handle, type TagNeeds } from "./handle.ts";
import { createPackTaggers } from "./pack-taggers.ts";

export type TaggerNeeds = {
  store: TagNeeds["store"] & Pick<Store, "packApplications">;
  pack: PackInUse;
  /** Takes over names that were confirmed since the last look. */
  lookAtNames?: (() => Promise<void>) | undefined;
  /** Threads for tagging, so that it never holds up the thread that keeps the queue's locks. */
  threads?: number;
};

/** The tagger: article revision to tags. Twice as many jobs as threads keep the threads busy. */
export function createTaggerWorker(needs: TaggerNeeds): WorkerDefinition<"tag"> {
  const { store, pack, threads = 2 } = needs;
  const taggers = createPackTaggers(pack, threads);
  return defineWorker({
    step: "tag",
    concurrency: threads * 2,
    handle: async (job, context) => {
      // A first run is for whatever pack is in use; a later one may be there to bring a certain pack into the tags.
      if (job.run > 1) await needs.lookAtNames?.();
      const wanted =
        job.run === 1 ? undefined : await store.packApplications.versionFor(job.articleId, job.run);
      if (wanted !== undefined && wanted !== pack.current().version) await pack.refresh();
      return taggers.use((tagger) => handle({ store, ...tagger }, job, context));
    },
    close: taggers.close,
  });
}
