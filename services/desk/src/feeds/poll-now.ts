import type { DeskNeeds } from "../needs.ts";
import { putOnLine } from "../put-on-line.ts";

/** Makes a feed due and puts its poll on the line. */
export async function pollNow(
  needs: Pick<DeskNeeds, "store" | "queues" | "log"> & { now: () => Date },
  feedId: string,
): Promise<void> {
  await needs.store.feeds.update(feedId, { next_poll_at: needs.now() });
  await putOnLine(needs, "poll", { feedId });
}
