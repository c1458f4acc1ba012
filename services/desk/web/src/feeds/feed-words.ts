import type { FeedView } from "../api/types.ts";
import { agoInWords, ahead } from "../time/relative-time.ts";

/** How a feed does, in one word for its mark: `paused` and `off` are a person's wish, not a fault. */
export function feedState(feed: FeedView): FeedView["health"] | "paused" | "off" {
  if (feed.status === "paused") return "paused";
  if (feed.status === "disabled") return "off";
  return feed.health;
}

export const feedStateLabels = {
  failing: "Failing",
  silent: "Silent",
  ok: "Well",
  new: "Not polled yet",
  paused: "Paused",
  off: "Switched off",
};

/** When it was and will be polled: "Polled 4 min ago, next in 12 min; last new 3 h ago". */
export function pollingInWords(feed: FeedView, now: number): string {
  const parts: string[] = [];
  if (feed.lastPolledAt !== null) parts.push(`Polled ${agoInWords(feed.lastPolledAt, now)}`);
  if (feed.status === "active" && feed.nextPollAt !== null) {
    parts.push(`${parts.length > 0 ? "next" : "First polled"} ${ahead(feed.nextPollAt, now)}`);
  }
  const polled = parts.join(", ");
  if (feed.lastNewAt === null) return polled || "Not polled yet";
  return `${polled}${polled ? "; last" : "Last"} new ${agoInWords(feed.lastNewAt, now)}`;
}

/** Those that need a person first, then by title. */
export function inOrderOfNeed(feeds: readonly FeedView[]): FeedView[] {
  const need = { failing: 0, silent: 1, new: 2, ok: 3, paused: 4, off: 5 };
  return [...feeds].sort(
    (a, b) => need[feedState(a)] - need[feedState(b)] || (a.title || a.url).localeCompare(b.title || b.url),
  );
}

/** What a person typed as an address, with https in front where no scheme is; null when it cannot be one. */
export function asUrl(typed: string): string | null {
  const text = typed.trim();
  if (text === "" || /\s/.test(text)) return null;
  const withScheme = /^[a-z][a-z0-9+.-]*:\/\//i.test(text) ? text : `https://${text}`;
  const url = URL.canParse(withScheme) ? new URL(withScheme) : null;
  if (url === null || !/^https?:$/.test(url.protocol)) return null;
  return url.hostname.includes(".") || url.hostname === "localhost" || url.hostname.startsWith("[")
    ? withScheme
    : null;
}
