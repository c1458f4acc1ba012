import { setTimeout as sleep } from "node:timers/promises";
import type { DeskNeeds } from "../needs.ts";
import { firstIntervalSeconds } from "./add-feed.ts";

export type ImportWork = {
  /** Begins at once with what waits; resolves when nothing does, or when that failed for now. */
  wake: () => Promise<void>;
  /** Stops behind the feeds in hand. What waits goes on with the next start. */
  close: () => Promise<void>;
};

/** Feeds added in one go: few enough that other statements pass between, and that progress is seen. */
const batch = 25;
/** How often it looks by itself, for what a desk that was killed has left. */
const lookEveryMs = 15_000;

/** Works off the imports of feeds, those too that an earlier process began. Runs as long as the desk. */
export function startImportWork(
  needs: Pick<DeskNeeds, "store" | "log" | "settings"> & { now: () => Date; changed: () => void },
): ImportWork {
  const stopping = new AbortController();
  let work: Promise<void> | undefined;

  async function settleAll(): Promise<void> {
    const intervalSeconds = firstIntervalSeconds(needs);
    try {
      while (!stopping.signal.aborted) {
        const settled = await needs.store.feedImports.settleNext({
          most: batch,
          now: needs.now(),
          intervalSeconds,
        });
        if (settled > 0) needs.changed();
        if (settled < batch) return;
      }
    } catch (error) {
      needs.log.warn({ error: (error as Error).message }, "an import waits; it is tried again");
    }
  }
  const wake = async () => {
    // What was brought a moment ago may have been missed by the run in hand.
    await work;
    work ??= settleAll().finally(() => {
      work = undefined;
    });
    await work;
  };
  const watch = async () => {
    while (!stopping.signal.aborted) {
      await wake();
      await sleep(lookEveryMs, undefined, { signal: stopping.signal, ref: false }).catch(() => {});
    }
  };
  const watching = watch();
  return {
    wake,
    close: async () => {
      stopping.abort();
      await watching;
      await work;
    },
  };
}
