export type { ArticleRow, DiscoveredEntry, DueJob, EntrySource } from "./articles.ts";
export type { DeadLetterRow } from "./dead-letters.ts";
export type { FeedRow, NewFeed, PollRecord } from "./feeds.ts";
export { articleIdOf, feedIdOf, sha256 } from "./ids.ts";
export { openStore, type Store, type StoreOptions } from "./open-store.ts";
export type { PassportRow } from "./passports.ts";
export type { NewRevision, RevisionRow, SavedRevision } from "./revisions.ts";
export type { NewSnapshot, Snapshot } from "./snapshots.ts";
