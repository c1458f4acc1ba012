import type { Outcome } from "@throughline/contracts";
import type { StepContext } from "@throughline/runtime";
import type { HubMode, SubscriptionRow } from "@throughline/store";
import { hopByHop, WebError } from "@throughline/web";
import { backOff } from "./interval.ts";
import { after, type PollNeeds } from "./poll-ended.ts";
import { patienceUnderWayMs, underLease } from "./under-lease.ts";

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
  const { subscriptions, feeds } = needs.store;
  // A feed that is off needs no hub, whoever switched it off.
  if ((await feeds.get(feedId))?.status !== "active") await subscriptions.leave(feedId, context.now());
  const subscription = await subscriptions.ofFeed(feedId);
  const mode = subscription?.ask as HubMode | null | undefined;
  if (!subscription || !mode) return { outcome: "unchanged", reason: "nothing is to be asked of its hub" };
  if (needs.publicUrl === undefined || (mode === "unsubscribe" && subscription.tries >= mostUnsubscribes)) {
    await subscriptions.end(subscription.id, "left to end by itself");
    return { outcome: "unchanged", reason: "its subscription is left to end by itself" };
  }
  const { host } = new URL(subscription.hub);
  const callback = callbackUrl(needs.publicUrl, subscription.id);
  const wait = backOff(feedId, subscription.tries + 1, firstWaitSeconds);
  const asking = () => subscriptions.asking(subscription.id, mode, after(context.now(), wait));
  const refusal = await refusalOf(needs, subscription, { mode, callback, asking }, context.signal);
  if (refusal === undefined) return { outcome: "unchanged", reason: `asked ${host} to ${mode}` };
  await subscriptions.notTaken(subscription.id, refusal);
  return { outcome: "unchanged", reason: `asked its hub to ${mode}: ${refusal}` };
}

/** Where a hub reaches the desk for one subscription; the public URL may have a path. */
export function callbackUrl(publicUrl: string, id: string): string {
  return new URL(`websub/${id}`, publicUrl.endsWith("/") ? publicUrl : `${publicUrl}/`).href;
}

type HubRequest = {
  mode: HubMode;
  callback: string;
  /** Done once the hub's host may be asked, before it is. */
  asking: () => Promise<void>;
};

/** Why the hub did not take the request, if so. Throws `RetryLater` while a host on the way is busy. */
async function refusalOf(
  { web, leases }: PollNeeds,
  { hub, topic, secret }: SubscriptionRow,
  { mode, callback, asking }: HubRequest,
  signal: AbortSignal,
): Promise<string | undefined> {
  const form = new URLSearchParams({ "hub.callback": callback, "hub.mode": mode, "hub.topic": topic });
  if (mode === "subscribe") {
    form.set("hub.lease_seconds", String(leaseSeconds));
    form.set("hub.secret", secret);
  }
  const body = { type: "application/x-www-form-urlencoded", bytes: Buffer.from(form.toString()) };
  const polite = hopByHop(web, ({ host }, request, redirects) =>
    underLease(leases, { host, patienceMs: redirects > 0 ? patienceUnderWayMs : 0, signal }, async () => {
      if (redirects === 0) await asking();
      return request();
    }),
  );
  const options = { signal, deadlineMs, maxBytes: 64 * 1024, truncate: true };
  try {
    const { status, finalUrl } = await polite.post(hub, body, options);
    return status >= 200 && status < 300 ? undefined : `${new URL(finalUrl).host} answers ${status}`;
  } catch (error) {
    if (error instanceof WebError) return error.message;
    throw error;
  }
}
