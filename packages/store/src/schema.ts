import type { Json, LivePost, RevisionChanges, StateMedia, TagResult } from "@throughline/contracts";
import type { ColumnType, Generated } from "kysely";

/** A feed as an import names it, to be added. */
export type ImportedFeed = {
  url: string;
  title: string;
  publisher: string;
  country?: string;
  language?: string;
  stateMedia?: StateMedia;
  folders: string[];
  /** All URLs under which it may be here already, its own first. */
  twins: string[];
  /** What the list said of it and could not be used, in words; "" when nothing. */
  note: string;
};

/** A `timestamptz`: read as a Date, written as a Date or ISO 8601 text. */
type Time = ColumnType<Date, Date | string, Date | string>;
/** A `jsonb`: read as a value, written as JSON text. */
type JsonColumn<T = Json> = ColumnType<T, string, string>;

export type FeedTable = {
  id: string;
  url: string;
  title: string;
  site_url: string;
  publisher: string;
  country: string;
  language: string;
  state_media: string;
  /** Where a reader's list had it, outermost first. */
  folders: ColumnType<string[], string | undefined, string>;
  /** `pack` or `user`. */
  origin: string;
  /** `active`, `paused` (by a person), `disabled` (the feed is gone) or `removed` (kept for its articles). */
  status: string;
  /** Why it is disabled, in words. */
  status_reason: string;
  format: string | null;
  etag: string | null;
  last_modified: string | null;
  body_hash: string | null;
  /** Permanent redirects to the same target seen in a row. */
  moved_to: string | null;
  moved_count: Generated<number>;
  next_poll_at: Time;
  interval_s: number;
  error_count: Generated<number>;
  last_error: string | null;
  last_polled_at: Time | null;
  last_success_at: Time | null;
  last_new_at: Time | null;
  created_at: Time;
  /** Why its own interval is as long as it is, and why it is due when it is, in words. */
  interval_reason: Generated<string>;
  due_reason: Generated<string>;
  /** The interval that a person asked for; null: its own pace. */
  chosen_interval_s: number | null;
  /** Hours and days (0 is Sunday) in GMT in which it asks not to be read. */
  skip_hours: Generated<number[]>;
  skip_days: Generated<number[]>;
  /** WebSub: the hub that it offers, and the URL under which the hub knows it. */
  hub: string | null;
  topic: string | null;
  /** Its newest entries, as far back as its pace is measured: how many, since when, and when the last one came. */
  recent_entries: Generated<number>;
  recent_since: Time | null;
  last_entry_at: Time | null;
  /** The longest pause that is usual between two entries; null while too few are known. */
  usual_gap_s: number | null;
  /** Whether its articles are looked at again for edits. */
  watch_edits: Generated<boolean>;
};

/** A feed's subscription to its hub (WebSub). */
export type SubscriptionTable = {
  /** Part of the callback URL; nobody can guess it. */
  id: string;
  feed_id: string;
  hub: string;
  topic: string;
  secret: string;
  /** `pending`, `active`, `denied` or `ended`. */
  status: string;
  /** What the hub said last, where it was no yes. */
  reason: Generated<string>;
  /** What the hub was asked and has not verified yet: `subscribe` or `unsubscribe`. */
  asked: string | null;
  /** What to ask the hub at `next_ask_at`. */
  ask: string | null;
  next_ask_at: Time | null;
  tries: Generated<number>;
  expires_at: Time | null;
  pushes: Generated<number>;
  last_push_at: Time | null;
};

/** Documents that hubs delivered and no poll has read yet. */
export type FeedDeliveryTable = {
  id: Generated<string>;
  feed_id: string;
  content_type: string;
  body: Buffer;
  received_at: Time;
};

export type FeedPollTable = {
  id: Generated<number>;
  feed_id: string;
  at: Time;
  outcome: string;
  reason: string;
  http_status: number | null;
  entries: number;
  new_entries: number;
  duration_ms: number;
};

/** A list of feeds that a person brought. */
export type FeedImportTable = { id: string; name: string; total: number; created_at: Time };

/** One feed of an import, in the list's order. */
export type FeedImportItemTable = {
  import_id: string;
  /** From 1. */
  position: number;
  /** As it was given. */
  url: string;
  title: string;
  /** What to add; null where nothing can be. */
  feed: JsonColumn<ImportedFeed> | null;
  /** What came of it, a `FeedImportOutcome`; null while it waits. */
  result: string | null;
  reason: Generated<string>;
  /** The feed that was added or was there already. */
  feed_id: string | null;
  settled_at: Time | null;
};

/** One row for each entry of each source: what the audit counts from. */
export type EntryTable = {
  /** A feed's id, or `replay` for documents brought by hand. */
  source: string;
  entry_id: string;
  article_id: string;
  /** The article that it was discovered as, where that one turned out to be `article_id`. */
  found_as: string | null;
  title: string;
  published_at: Time | null;
  summary_html: string;
  content_html: string;
  seen_at: Time;
};

export type ArticleTable = {
  id: string;
  /** As discovered. */
  url: string;
  canonical_url: string;
  title: string;
  publisher: string;
  country: string;
  state_media: string;
  language: string;
  authors: JsonColumn<string[]>;
  /** What the page was: `article`, `partial`, `liveBlog`, `notArticle`; null before it is cleaned. */
  kind: string | null;
  /** The step that works on it next, or `ended`. */
  stage: string;
  stage_at: Time;
  revision: number;
  run: number;
  /** The last outcome and its reason. */
  outcome: string | null;
  reason: string;
  observed_at: Time;
  published_at: Time | null;
  modified_at: Time | null;
  fetched_at: Time | null;
  snapshot_id: string | null;
  copy_of: string | null;
  event_id: string | null;
  relevance: number | null;
  /** The revision whose words the search index holds; 0 when its text was written anew. */
  search_revision: Generated<number>;
  /** The article that it turned out to be under another URL. */
  merged_into: string | null;
  /** When its page is looked at again for edits; null when it is not. */
  next_check_at: Time | null;
  /** How it stood before a look for edits brought a changed page, until the page proved to hold another text. */
  before_check: JsonColumn<StandingBefore> | null;
};

/** Times are ISO 8601. */
export type StandingBefore = {
  stageAt: string;
  outcome: string | null;
  reason: string;
  run: number;
  snapshotId: string | null;
  fetchedAt: string | null;
};

/** The search index: the folded words of an article's newest text. */
export type ArticleWordsTable = { article_id: string; observed_at: Time; words: string };

/** Every URL under which an article was met. */
export type ArticleUrlTable = { url: string; article_id: string };

/** What the URLs of one article have in common; one article may have several, where its URLs differ more. */
export type ArticleKeyTable = { key: string; article_id: string };

/** The robots.txt of a site as last read, for all processes. */
export type RobotsTable = { origin: string; state: string; text: string; reason: string; expires_at: Time };

export type BodyTable = {
  /** SHA-256 of the bytes, in hex. */
  hash: string;
  /** Zstandard. */
  body: Buffer;
  /** Bytes before compression. */
  size: number;
};

export type SnapshotTable = {
  id: string;
  article_id: string;
  url: string;
  final_url: string;
  http_status: number;
  headers: JsonColumn<{ [name: string]: string }>;
  content_type: string;
  body_hash: string;
  fetched_at: Time;
};

export type RevisionTable = {
  article_id: string;
  revision: number;
  snapshot_id: string;
  title: string;
  authors: JsonColumn<string[]>;
  text: string;
  html: string;
  text_hash: string;
  language: string;
  kind: string;
  site_name: string | null;
  image_url: string | null;
  canonical_url: string | null;
  published_at: Time | null;
  modified_at: Time | null;
  quality: JsonColumn<{ method: string; score: number; reasons: string[] }>;
  /** Of a live blog: its posts by their places in the text. */
  posts: ColumnType<LivePost[] | null, string | null | undefined, string | null>;
  /** What it changed of the revision before; null where that was not looked at. */
  changes: ColumnType<RevisionChanges | null, string | null | undefined, string | null>;
  created_at: Time;
};

export type PassportTable = {
  item_id: string;
  revision: number;
  run: number;
  step: string;
  outcome: string;
  reason: string;
  evidence: JsonColumn<{ [key: string]: Json }>;
  code_version: string;
  at: Time;
  duration_ms: number;
  attempt: number;
  /** How often the step ran for this item, revision and run; more than once after a crash. */
  runs: Generated<number>;
};

export type DeadLetterTable = {
  /** The job's id. */
  id: string;
  step: string;
  item_id: string;
  revision: number;
  run: number;
  job: JsonColumn<{ [key: string]: Json }>;
  error: string;
  stack: string;
  attempts: number;
  at: Time;
  /** `open`, `retried` or `dropped`. */
  status: Generated<string>;
};

/** What the tagger made of a revision, whole; the tables below hold what lists and threads ask by. */
export type TaggingTable = {
  article_id: string;
  revision: number;
  /** Version of the story pack that decided. */
  pack_version: string;
  language: string;
  relevance: number;
  result: JsonColumn<TagResult>;
};

/** What a person says of an article's tags: see `NewCorrection`. */
export type CorrectionTable = {
  id: string;
  article_id: string;
  /** `mention`, `story` or `topic`. */
  kind: string;
  surface: string | null;
  /** What the machine said, and by which name. */
  entity_id: string | null;
  entity_name: string | null;
  is_id: string | null;
  topic: string | null;
  holds: boolean | null;
  /** Of the entity or topic that it speaks for. */
  name: string | null;
  type: string | null;
  said_by: string;
  note: string;
  at: Time;
};

/** A spelling that may be a listed person's: see `NameCandidateView`. */
export type NameCandidateTable = {
  id: string;
  entity_id: string;
  stranger_id: string;
  surface: string;
  language: string;
  spelling: string;
  distance: number;
  first_seen_at: Time;
  /** A `NameDecision`. */
  status: Generated<string>;
  alias: string | null;
  said_by: Generated<string>;
  decided_at: Time | null;
};

export type NameCandidateArticleTable = { candidate_id: string; article_id: string };

/** A version of the story pack on its way through the stored articles. */
export type PackApplicationTable = {
  id: string;
  pack_version: string;
  started_at: Time;
  ended_at: Time | null;
  total: number;
};

export type PackApplicationItemTable = {
  application_id: string;
  article_id: string;
  /** Originals stand before copies. */
  position: number;
  /** `tag`, or `thread` for a copy, which takes its original's tags. */
  starts_at: string;
  was_on_story: boolean;
  /** A hash over the tags before. */
  result_before: string;
  /** The run that it was given; null while it waits. */
  run: number | null;
  /** A `PackResult`; null until its run has ended. */
  result: string | null;
};

/** The three tables hold the tags of the newest tagged revision of each article. */
export type ArticleEntityTable = {
  article_id: string;
  entity_id: string;
  name: string;
  type: string;
  count: number;
  salience: number;
};
export type ArticleCountryTable = { article_id: string; code: string; role: string; score: number };
export type ArticleTopicTable = { article_id: string; code: string; label: string; score: number };

export type MetaTable = { key: string; value: JsonColumn };

/** The copy index. `id` is an article's; the tree is in `compared_with`, its root in `original_id`. */
export type CopyTable = {
  id: string;
  text_hash: string;
  words: Buffer;
  sample: number[];
  observed_at: Time;
  /** The time from which it counts. */
  at: Time;
  /** When its text last came. */
  added_at: Generated<Date>;
  core_id: string;
  leans_on: string | null;
  nearness: number;
  /** Its tree, where that is not known by `original_id`. */
  tree_id: string | null;
  /** The earlier article that this one stands under. */
  compared_with: string | null;
  original_id: string;
  /** `original`, `exact`, `near` or `partial`. */
  relation: string;
  strength: number;
  evidence: JsonColumn<{ [key: string]: Json | undefined }>;
  publisher: Generated<string>;
  credited_to: Generated<string>;
  source: Generated<string>;
  says: Generated<string>;
  /** Of the article's own URL, and of the one that its page names as its canonical one on another host. */
  url_hash: number | null;
  points_to: number | null;
};

/** What a person ruled: that an article is a copy of another one, or, without one, that it is no copy. */
export type CopyRulingTable = {
  article_id: string;
  copy_of: string | null;
  note: Generated<string>;
  ruled_at: Time;
};

/** Sampled shingles that stand in many different articles. */
export type CopyCommonShingleTable = { shingle: number };

export type EventTable = {
  id: string;
  /** Title of its most central report. */
  title: string;
  language: string;
  /** The earliest and the latest time of its reports, published or observed; null when none has one. */
  first_at: Time | null;
  latest_at: Time | null;
  /** The event that it became part of. */
  merged_into: string | null;
};

/** A report's place in an event. */
export type ThreadingTable = {
  article_id: string;
  /** Grows with every write. */
  seq: Generated<string>;
  event_id: string;
  input_hash: string;
  title: string;
  language: string;
  at: Time | null;
  copy_of: string | null;
  features: JsonColumn<unknown>;
  new_sentences: JsonColumn<unknown>;
  evidence: JsonColumn<unknown>;
};

export type Database = {
  feeds: FeedTable;
  feed_polls: FeedPollTable;
  feed_imports: FeedImportTable;
  feed_import_items: FeedImportItemTable;
  subscriptions: SubscriptionTable;
  feed_deliveries: FeedDeliveryTable;
  entries: EntryTable;
  articles: ArticleTable;
  article_urls: ArticleUrlTable;
  article_keys: ArticleKeyTable;
  robots: RobotsTable;
  article_words: ArticleWordsTable;
  bodies: BodyTable;
  snapshots: SnapshotTable;
  revisions: RevisionTable;
  passports: PassportTable;
  dead_letters: DeadLetterTable;
  taggings: TaggingTable;
  corrections: CorrectionTable;
  name_candidates: NameCandidateTable;
  name_candidate_articles: NameCandidateArticleTable;
  pack_applications: PackApplicationTable;
  pack_application_items: PackApplicationItemTable;
  article_entities: ArticleEntityTable;
  article_countries: ArticleCountryTable;
  article_topics: ArticleTopicTable;
  meta: MetaTable;
  events: EventTable;
  threadings: ThreadingTable;
  copies: CopyTable;
  copy_common_shingles: CopyCommonShingleTable;
  copy_rulings: CopyRulingTable;
};
