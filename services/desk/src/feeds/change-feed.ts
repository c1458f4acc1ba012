import type { ChangeFeed } from "@throughline/contracts";
import type { FeedRow } from "@throughline/store";
import type { z } from "zod";
import type { DeskNeeds } from "../needs.ts";
import { pollNow } from "./poll-now.ts";

/**
 * Changes what a person may say of a feed. Resuming polls it at once, pausing ends its subscription to a hub; a new
 * interval counts from the last poll.
 */
export async function changeFeed(
  needs: Pick<DeskNeeds, "store" | "queues" | "log"> & { now: () => Date },
  id: string,
  { status, intervalMinutes, watchEdits }: z.infer<typeof ChangeFeed>,
): Promise<void> {
  const { feeds } = needs.store;
  if (intervalMinutes !== undefined) {
    const seconds = intervalMinutes === null ? null : Math.round(intervalMinutes * 60);
    const feed = await feeds.update(id, { chosen_interval_s: seconds });
    if (feed && seconds !== null)
      await feeds.update(id, { next_poll_at: nextBy(feed, seconds, needs.now()) });
  }
  if (watchEdits !== undefined) await feeds.update(id, { watch_edits: watchEdits });
  if (status !== undefined) await feeds.update(id, { status, status_reason: "" });
  if (status === "active") await pollNow(needs, id);
  if (status === "paused") await needs.store.subscriptions.leave(id, needs.now());
}

function nextBy({ last_polled_at }: FeedRow, seconds: number, now: Date): Date {
  return new Date(Math.max(now.getTime(), (last_polled_at?.getTime() ?? 0) + seconds * 1000));
}
