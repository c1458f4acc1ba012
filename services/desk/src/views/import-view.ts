import type { FeedImportSummary, ImportedFeedView } from "@throughline/contracts";
import type { FeedImportItem, FeedImportState } from "@throughline/store";
import { isoOrNull } from "./time.ts";

/** An import as the API shows it, without its feeds. */
export function importSummary(row: FeedImportState): FeedImportSummary {
  return {
    id: row.id,
    name: row.name,
    startedAt: row.created_at.toISOString(),
    finishedAt: isoOrNull(row.finished_at),
    total: row.total,
    counts: row.counts,
    firstPolls: { waiting: row.polls.waiting, ok: row.polls.well, failing: row.polls.failing },
  };
}

/** One feed of an import as the API shows it. */
export function importedFeedView(item: FeedImportItem): ImportedFeedView {
  const firstPoll = firstPollOf(item);
  return {
    url: item.url,
    title: item.title,
    result: (item.result ?? "waiting") as ImportedFeedView["result"],
    reason: item.reason,
    feedId: item.feed_id,
    firstPoll,
    failure: firstPoll === "failing" ? (item.last_error ?? "") : "",
  };
}

function firstPollOf(item: FeedImportItem): ImportedFeedView["firstPoll"] {
  if (item.result !== "added" || item.status === null || item.status === "removed") return null;
  if (item.error_count !== null && item.error_count > 0) return "failing";
  return item.last_polled_at === null ? "waiting" : "ok";
}
