import type { FeedView, PublisherGroup, StateMedia } from "@throughline/contracts";
import type { FeedPollRow, ListedFeed } from "@throughline/store";
import { groupOf } from "./publisher.ts";
import { isoOrNull } from "./time.ts";

/** A feed as the API shows it; with its polls where the row has them. */
export function feedView(
  row: ListedFeed & { polls?: FeedPollRow[] },
  groups: readonly PublisherGroup[],
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
    health: healthOf(row),
    reason: reasonOf(row),
    errorCount: row.error_count,
    format: row.format,
    lastPolledAt: isoOrNull(row.last_polled_at),
    lastNewAt: isoOrNull(row.last_new_at),
    nextPollAt: row.status === "active" ? isoOrNull(row.next_poll_at) : null,
    articles: row.articles,
    origin: row.origin as FeedView["origin"],
    ...(row.polls ? { polls: row.polls.map(pollView) } : {}),
  };
}

function healthOf(row: ListedFeed): FeedView["health"] {
  if (row.error_count > 0 || row.status === "disabled") return "failing";
  return row.last_polled_at === null ? "new" : "ok";
}

function reasonOf(row: ListedFeed): string {
  if (row.status_reason !== "") return row.status_reason;
  return row.error_count > 0 ? (row.last_error ?? "") : "";
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
