import type { Queues } from "@throughline/runtime";
import type { Store } from "@throughline/store";

/** Feeds taken in one go. */
const batch = 100;
/** A taken feed whose poll's job gets lost comes due again after this time. */
const claimSeconds = 120;

/** Puts a poll on the line for every feed that is due, unless as many polls wait already as one batch. */
export async function pollDueFeeds(needs: {
  store: Store;
  queues: Queues;
  now: () => Date;
}): Promise<number> {
  const { waiting } = await needs.queues.counts("poll");
  if (waiting >= batch) return 0;
  const jobs = await needs.store.feeds.takeDue(needs.now(), batch, claimSeconds);
  return needs.queues.enqueue("poll", jobs);
}
