import type { EventDetail, EventSummary, PublisherGroup, StoryPack } from "@throughline/contracts";
import type { EventDetailRows, ListedEvent } from "@throughline/store";
import { articleSummary } from "./article-summary.ts";
import { copyView } from "./copy-view.ts";
import { currentEntities } from "./current-entities.ts";
import { publisherView } from "./publisher.ts";

/** An event as the list shows it. */
export function eventSummary(row: ListedEvent, groups: readonly PublisherGroup[]): EventSummary {
  const named = (report: ListedEvent["first"]) => ({
    articleId: report.id,
    publisher: publisherView(report, groups),
    at: report.at.toISOString(),
  });
  return {
    id: row.id,
    title: row.title,
    language: row.language,
    firstAt: row.firstAt.toISOString(),
    latestAt: row.latestAt.toISOString(),
    first: named(row.first),
    articles: row.articles,
    copies: row.copies,
    independentSources: row.sources,
    languages: row.languages,
    newest: row.newest ? { ...named(row.newest), sentences: row.newest.sentences } : null,
    spark: row.spark,
  };
}

/** An event with its reports, each with its copies below it. */
export function eventDetail(rows: EventDetailRows, pack: StoryPack): EventDetail {
  const groups = pack.definition.publisherGroups;
  const copies = Map.groupBy(rows.copies, (copy) => copy.original_id);
  return {
    ...eventSummary(rows.event, groups),
    reports: rows.reports.map((report) => ({
      ...articleSummary(report, groups),
      newSentences: rows.newSentences.get(report.id) ?? [],
      copies: (copies.get(report.id) ?? []).map((copy) => copyView(copy, groups)),
    })),
    entities: currentEntities(rows.entities, pack),
  };
}
