import { randomBytes } from "node:crypto";
import type { PolledFeed } from "@throughline/store";
import type { Ended, PollNeeds } from "./poll-ended.ts";

/**
 * After a poll: makes the subscription to the feed's hub due where it offers one, and its end where it offers none
 * any more or was switched off. Nothing is asked here.
 */
export async function subscribeTo(
  { store, publicUrl }: Pick<PollNeeds, "store" | "publicUrl">,
  feed: PolledFeed,
  { outcome, changes }: Ended,
  now: Date,
): Promise<void> {
  const { hub, topic, status } = { ...feed, ...changes };
  const wanted = publicUrl !== undefined && hub !== null && topic !== null && status === "active";
  const live = feed.subscription_status !== null && feed.subscription_status !== "ended";
  if (!wanted) {
    if (live) await store.subscriptions.leave(feed.id, now);
    return;
  }
  const stays = live && feed.subscription_ask !== "unsubscribe";
  const same = stays && feed.subscribed_hub === hub && feed.subscribed_topic === topic;
  if (same || outcome === "failed" || hub === undefined || topic === undefined) return;
  const [id, secret] = [randomBytes(18).toString("base64url"), randomBytes(32).toString("hex")];
  await store.subscriptions.want({ id, secret, feedId: feed.id, hub, topic }, now);
}
