import type { PackInUse, StoryPack } from "@throughline/contracts";
import { createTaggingPool, type TaggingPool } from "./tagging-pool.ts";

/** A pack with the threads that tag by it. */
export type PackTagger = { pack: StoryPack; pool: Pick<TaggingPool, "tag"> };

export type PackTaggers = {
  /** Does a piece of work with the pack in use and its threads, which stay until the work is done. */
  use<T>(work: (tagger: PackTagger) => Promise<T>): Promise<T>;
  close(): Promise<void>;
};

type Serving = { pack: StoryPack; pool: TaggingPool; users: number; retired: boolean };

/**
 * The threads of the pack in use. When the pack changes, what begins from then on gets threads of the new one; what
 * has begun ends with the pack it began with, whose threads end with their last article.
 */
export function createPackTaggers(pack: PackInUse, threads: number): PackTaggers {
  const retiring = new Set<Serving>();
  const serve = (of: StoryPack): Serving => ({
    pack: of,
    pool: createTaggingPool({ pack: of, threads }),
    users: 0,
    retired: false,
  });
  let serving = serve(pack.current());

  const stopHearing = pack.onChange((next) => {
    if (next.version === serving.pack.version && next.confirmedNames === serving.pack.confirmedNames) return;
    const old = serving;
    serving = serve(next);
    old.retired = true;
    retiring.add(old);
    endIfUnused(old);
  });

  function endIfUnused(one: Serving): void {
    if (!one.retired || one.users > 0) return;
    void one.pool.close().finally(() => retiring.delete(one));
  }

  return {
    async use(work) {
      const mine = serving;
      mine.users += 1;
      try {
        return await work(mine);
      } finally {
        mine.users -= 1;
        endIfUnused(mine);
      }
    },
    async close() {
      stopHearing();
      await Promise.all([serving, ...retiring].map((one) => one.pool.close()));
    },
  };
}
