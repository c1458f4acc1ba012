import type { DeskNeeds } from "../needs.ts";

/**
 * Makes a feed due and puts its poll on the line. Where Redis is away the due time alone does it: the
 * scheduler polls it as soon as it can.
 */
export async function pollNow(
  { store, queues, log, now }: Pick<DeskNeeds, "store" | "queues" | "log"> & { now: () => Date },
  feedId: string,
): Promise<void> {
  await store.feeds.update(feedId, { next_poll_at: now() });
  await queues.ensureQueued("poll", [{ feedId }]).catch((error: Error) => {
    log.warn({ feedId, error: error.message }, "not on the line yet: the scheduler will poll it");
  });
}
