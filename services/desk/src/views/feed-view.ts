import type { FeedView, PublisherGroup, StateMedia } from "@throughline/contracts";
import type { FeedPollRow, FeedYieldCounts, ListedFeed } from "@throughline/store";
import { feedHealthView } from "./feed-health-view.ts";
import { groupOf } from "./publisher.ts";
import { isoOrNull } from "./time.ts";

export type FeedSurroundings = {
  groups: readonly PublisherGroup[];
  /** What came of its entries; undefined where there is none. */
  counts: FeedYieldCounts | undefined;
  now: Date;
};

/** A feed as the API shows it; with its polls where the row has them. */
export function feedView(
  row: ListedFeed & { polls?: FeedPollRow[] },
  { groups, counts, now }: FeedSurroundings,
): FeedView {
  return {
    id: row.id,
    url: row.url,
    title: row.title,
    publisher: row.publisher,
    group: groupOf(row, groups),
    country: row.country,
    language: row.language,
    stateMedia: row.state_media as StateMedia,
    folders: row.folders,
    // Removed feeds are not shown.
    status: row.status as FeedView["status"],
    ...feedHealthView(row, counts, now),
    errorCount: row.error_count,
    format: row.format,
    lastPolledAt: isoOrNull(row.last_polled_at),
    lastNewAt: isoOrNull(row.last_new_at),
    nextPollAt: row.status === "active" ? isoOrNull(row.next_poll_at) : null,
    articles: row.articles,
    origin: row.origin as FeedView["origin"],
    watchEdits: row.watch_edits,
    ...(row.polls ? { polls: row.polls.map(pollView) } : {}),
  };
}

function pollView(row: FeedPollRow) {
  return {
    at: row.at.toISOString(),
    outcome: row.outcome,
    reason: row.reason,
    httpStatus: row.http_status,
    entries: row.entries,
    newEntries: row.new_entries,
    durationMs: row.duration_ms,
  };
}
