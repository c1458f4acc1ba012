import type { FeedRow, PollRecord, Store } from "@throughline/store";
import type { WebResponse } from "@throughline/web";

/** Polls in a row that must meet the same permanent redirect before the feed's URL is replaced. */
const movesBeforeReplacing = 3;

export type Move = {
  changes: PollRecord["changes"];
  /** URL of the known feed that this one has become. */
  mergedInto?: string;
};

/**
 * Counts permanent redirects (301, 308) to one target in a row; the third replaces the feed's URL. A chain with
 * any other redirect in it moves nothing (RFC 9110 §15.4). A redirect onto a known feed merges the two, unless that
 * one is off: then this one goes on under its old URL.
 */
export async function moveOf(store: Store, feed: FeedRow, answer: WebResponse): Promise<Move> {
  const target = permanentTarget(answer);
  if (target === undefined) return { changes: { moved_to: null, moved_count: 0 } };
  const count = feed.moved_to === target ? feed.moved_count + 1 : 1;
  if (count < movesBeforeReplacing) return { changes: { moved_to: target, moved_count: count } };
  const known = await store.feeds.getByUrl(target);
  if (!known || known.id === feed.id) return { changes: { url: target, moved_to: null, moved_count: 0 } };
  return known.status === "active"
    ? { changes: {}, mergedInto: target }
    : { changes: { moved_to: target, moved_count: count } };
}

function permanentTarget({ redirects, finalUrl }: WebResponse): string | undefined {
  if (redirects.length === 0) return undefined;
  return redirects.every(({ status }) => status === 301 || status === 308) ? finalUrl : undefined;
}
