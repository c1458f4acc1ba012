export type { ArticleRow, DueJob } from "./articles.ts";
export { createBatcher } from "./batch.ts";
export type {
  CopyChange,
  CopyHit,
  CopyLink,
  CopyMeeting,
  CopyRow,
  CopyRows,
  CopySection,
  CopySought,
  CopyStanding,
  CopyText,
} from "./copy-rows.ts";
export type { CopyRuled } from "./copy-rulings.ts";
export type { CorrectionChange, CorrectionNames, CorrectionRow } from "./corrections.ts";
export type { DeadLetterRow } from "./dead-letters.ts";
export type { ArticleDetailRows } from "./desk-article-detail.ts";
export type { ArticleFilter } from "./desk-articles.ts";
export type { CopyOfRow } from "./desk-copies.ts";
export type { EventDetailRows, ListedEvent } from "./desk-events.ts";
export type { FeedPollRow, FeedYieldCounts, ListedFeed } from "./desk-feeds.ts";
export type { EntrySource } from "./discover.ts";
export { type EmbeddedDatabase, startEmbeddedDatabase } from "./embedded-database.ts";
export type { DiscoveredEntry } from "./entry-articles.ts";
export type {
  FeedImportItem,
  FeedImportOutcome,
  FeedImportState,
  NewImportItem,
} from "./feed-imports.ts";
export type { FeedRow, NewFeed, PolledFeed, PollRecord } from "./feeds.ts";
export { articleIdOf, feedIdOf, fractionOf, sha256 } from "./ids.ts";
export type { LaterJob } from "./later-runs.ts";
export type { ListedArticle } from "./listed-articles.ts";
export type { NameCandidateRow, NameDecided } from "./name-candidates.ts";
export { openStore, type Store, type StoreOptions } from "./open-store.ts";
export type { PackApplicationState, PackResult } from "./pack-applications.ts";
export type { PassportRow } from "./passports.ts";
export type { BroughtDocument } from "./replay.ts";
export type { NewRevision, RevisionRow, SavedRevision } from "./revisions.ts";
export type { UrlFinding, UrlSettled } from "./same-article.ts";
export type { NewSnapshot, Snapshot } from "./snapshots.ts";
export type { FeedDelivery, HubMode, SubscriptionRow } from "./subscriptions.ts";
export type { TaggingRow } from "./taggings.ts";
export type {
  EventRow,
  NewThreadRow,
  ReportFeatures,
  ThreadRow,
  ThreadRows,
  ThreadSection,
} from "./thread-rows.ts";
