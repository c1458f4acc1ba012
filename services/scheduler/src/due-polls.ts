import type { Queues } from "@throughline/runtime";
import type { Store } from "@throughline/store";

/** Feeds taken in one go. */
const batch = 100;
/** A taken feed whose poll's job gets lost comes due again after this time. */
const claimSeconds = 120;

type DueNeeds = { store: Store; queues: Queues; now: () => Date };

/** Puts a poll on the line for every feed that is due, unless as many polls wait already as one batch. */
export async function pollDueFeeds(needs: DueNeeds): Promise<number> {
  const { waiting } = await needs.queues.counts("poll");
  if (waiting >= batch) return 0;
  const jobs = await needs.store.feeds.takeDue(needs.now(), batch, claimSeconds);
  return needs.queues.enqueue("poll", jobs);
}

/** Puts the requests to hubs that are due on the line: subscriptions, their renewals before they end, their ends. */
export async function askDueHubs(needs: DueNeeds): Promise<number> {
  const feedIds = await needs.store.subscriptions.takeDue(needs.now(), batch, claimSeconds);
  const jobs = feedIds.map((feedId) => ({ feedId, only: "hub" as const }));
  return jobs.length === 0 ? 0 : needs.queues.enqueue("poll", jobs);
}
