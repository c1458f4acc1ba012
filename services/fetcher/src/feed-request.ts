import type { HostLeases } from "@throughline/runtime";
import type { FeedRow } from "@throughline/store";
import { feedAccept, hopByHop, type Web, WebError, type WebResponse } from "@throughline/web";
import { patienceUnderWayMs, underLease } from "./under-lease.ts";

const deadlineMs = 30_000;
export const maxFeedBytes = 10 * 1024 * 1024;

/**
 * Asks a feed, on condition that something changed where a validator is known; answers the `WebError` when it
 * brings no answer. Who holds an entity tag also takes the new items alone (`A-IM: feed`, RFC 3229 and
 * draft-wyman-rss-delta). Each host on the way is asked under its lease; throws `RetryLater` while one is busy.
 */
export async function askFeed(
  { web, leases }: { web: Web; leases: HostLeases },
  feed: FeedRow,
  signal: AbortSignal,
): Promise<WebResponse | WebError> {
  const headers: Record<string, string> = {};
  // Byte for byte as they came, both where both are known (RFC 9110 §13.1).
  if (feed.etag) Object.assign(headers, { "if-none-match": feed.etag, "a-im": "feed" });
  if (feed.last_modified) headers["if-modified-since"] = feed.last_modified;
  const polite = hopByHop(web, ({ host }, request, redirects) =>
    underLease(leases, { host, patienceMs: redirects > 0 ? patienceUnderWayMs : 0, signal }, request),
  );
  try {
    return await polite.get(feed.url, {
      accept: feedAccept,
      headers,
      signal,
      deadlineMs,
      maxBytes: maxFeedBytes,
    });
  } catch (error) {
    if (error instanceof WebError) return error;
    throw error;
  }
}

/** Whether an answer with status 226 is what was asked for: the feed's new items, and nothing done to them besides. */
export function isPartial(feed: FeedRow, answer: WebResponse): boolean {
  const manipulations = (answer.headers.im ?? "").split(",").map((name) => name.trim().toLowerCase());
  return feed.etag !== null && manipulations.length === 1 && manipulations[0] === "feed";
}
