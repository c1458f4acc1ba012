import type { ArticleSummary, PublisherGroup } from "@throughline/contracts";
import type { ListedArticle } from "@throughline/store";
import { publisherView } from "./publisher.ts";
import { isoOrNull } from "./time.ts";

/** An article as lists of the API show it. */
export function articleSummary(row: ListedArticle, groups: readonly PublisherGroup[]): ArticleSummary {
  return {
    id: row.id,
    title: row.title,
    url: row.url,
    publisher: publisherView(row, groups),
    feedIds: row.feed_ids,
    language: row.language,
    publishedAt: isoOrNull(row.published_at),
    observedAt: row.observed_at.toISOString(),
    stage: row.stage,
    outcome: row.outcome,
    reason: row.reason,
    eventId: row.event_id,
    copyOf: row.copy_of,
    relevance: row.relevance,
  };
}
