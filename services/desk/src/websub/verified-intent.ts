import type { Store } from "@throughline/store";

/** A hub's question, from its `hub.` parameters (WebSub §5.2 and §5.3). */
export type HubQuestion = {
  mode: string;
  topic: string;
  challenge: string;
  leaseSeconds: number | undefined;
  reason: string;
};

const day = 24 * 3600;
/** What is asked for, and what counts where the hub does not say what it grants. */
const usualLeaseSeconds = 10 * day;
const longestLeaseSeconds = 365 * day;
/** A denial may be of an hour: the hub is asked again after a week. */
const afterDenialSeconds = 7 * day;

/**
 * What a hub is answered: its challenge when it asks for what was asked of it, "" for a denial that is taken note
 * of, `undefined` for anything else. A subscription is renewed when three quarters of its lease have passed.
 */
export async function answerTo(
  { store, now }: { store: Pick<Store, "subscriptions">; now: () => Date },
  id: string,
  { mode, topic, challenge, leaseSeconds, reason }: HubQuestion,
): Promise<string | undefined> {
  const inSeconds = (seconds: number) => new Date(now().getTime() + seconds * 1000);
  if (mode === "denied") {
    const words = reason === "" ? "the hub gives no reason" : reason.slice(0, 300);
    const known = await store.subscriptions.denied(id, topic, words, inSeconds(afterDenialSeconds));
    return known ? "" : undefined;
  }
  if (challenge === "") return undefined;
  if (mode === "unsubscribe")
    return (await store.subscriptions.unsubscribed(id, topic)) ? challenge : undefined;
  if (mode !== "subscribe") return undefined;
  const lease = Math.min(longestLeaseSeconds, Math.max(60, leaseSeconds ?? usualLeaseSeconds));
  const renewAt = inSeconds(lease * 0.75);
  return (await store.subscriptions.subscribed(id, topic, inSeconds(lease), renewAt)) ? challenge : undefined;
}
