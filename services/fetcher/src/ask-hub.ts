import { type Outcome, RetryLater } from "@throughline/contracts";
import type { StepContext } from "@throughline/runtime";
import type { HubMode, SubscriptionRow } from "@throughline/store";
import { WebError } from "@throughline/web";
import { backOff } from "./interval.ts";
import { after, type PollNeeds } from "./poll-ended.ts";

const deadlineMs = 20_000;
/** Ten days, what the big hubs give; the hub may grant another lease. */
const leaseSeconds = 10 * 24 * 3600;
/** A hub that does not take or verify a request is asked again after an hour, then ever more seldom. */
const firstWaitSeconds = 3600;
/** An end that a hub does not hear of comes by itself, with its lease. */
const mostUnsubscribes = 4;

/**
 * Asks a feed's hub for a subscription, its renewal or its end, as it is due (WebSub §5.1). The hub's answer is
 * only that it heard; it verifies with the desk. Throws `RetryLater` while another request to its host is under way.
 */
export async function askHub(
  needs: PollNeeds,
  feedId: string,
  context: StepContext,
): Promise<Outcome<"poll">> {
  const { subscriptions } = needs.store;
  const subscription = await subscriptions.ofFeed(feedId);
  const mode = subscription?.ask as HubMode | null | undefined;
  if (!subscription || !mode) return { outcome: "unchanged", reason: "nothing is to be asked of its hub" };
  if (needs.publicUrl === undefined || (mode === "unsubscribe" && subscription.tries >= mostUnsubscribes)) {
    await subscriptions.end(subscription.id, "left to end by itself");
    return { outcome: "unchanged", reason: "its subscription is left to end by itself" };
  }
  const { host } = new URL(subscription.hub);
  const lease = await needs.leases.acquire(host);
  if (!lease.granted) throw new RetryLater(lease.at, `${host} is being asked by another job`);
  try {
    const wait = backOff(feedId, subscription.tries + 1, firstWaitSeconds);
    await subscriptions.asking(subscription.id, mode, after(context.now(), wait));
    const callback = callbackUrl(needs.publicUrl, subscription.id);
    const refusal = await refusalOf(needs, subscription, { mode, callback }, context.signal);
    if (refusal === undefined) return { outcome: "unchanged", reason: `asked ${host} to ${mode}` };
    await subscriptions.notTaken(subscription.id, refusal);
    return { outcome: "unchanged", reason: `asked its hub to ${mode}: ${refusal}` };
  } finally {
    await lease.release();
  }
}

/** Where a hub reaches the desk for one subscription; the public URL may have a path. */
export function callbackUrl(publicUrl: string, id: string): string {
  return new URL(`websub/${id}`, publicUrl.endsWith("/") ? publicUrl : `${publicUrl}/`).href;
}

async function refusalOf(
  { web }: PollNeeds,
  { hub, topic, secret }: SubscriptionRow,
  { mode, callback }: { mode: HubMode; callback: string },
  signal: AbortSignal,
): Promise<string | undefined> {
  const form = new URLSearchParams({ "hub.callback": callback, "hub.mode": mode, "hub.topic": topic });
  if (mode === "subscribe") {
    form.set("hub.lease_seconds", String(leaseSeconds));
    form.set("hub.secret", secret);
  }
  const body = { type: "application/x-www-form-urlencoded", bytes: Buffer.from(form.toString()) };
  try {
    const { status } = await web.post(hub, body, { signal, deadlineMs, maxBytes: 64 * 1024, truncate: true });
    return status >= 200 && status < 300 ? undefined : `${new URL(hub).host} answers ${status}`;
  } catch (error) {
    if (error instanceof WebError) return error.message;
    throw error;
  }
}
