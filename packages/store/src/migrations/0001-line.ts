import { type Kysely, sql } from "kysely";
import { advanceFunction } from "./advance-function.ts";

/** Feeds, articles and what the line writes about them. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}

const statements = [
  `create table feeds (
    id text primary key,
    url text not null unique,
    title text not null,
    site_url text not null default '',
    publisher text not null default '',
    country text not null default '',
    language text not null default '',
    state_media text not null default 'no',
    origin text not null,
    status text not null default 'active',
    status_reason text not null default '',
    format text,
    etag text,
    last_modified text,
    body_hash text,
    moved_to text,
    moved_count integer not null default 0,
    next_poll_at timestamptz not null,
    interval_s integer not null,
    error_count integer not null default 0,
    last_error text,
    last_polled_at timestamptz,
    last_success_at timestamptz,
    last_new_at timestamptz,
    created_at timestamptz not null
  )`,
  `create index feeds_due on feeds (next_poll_at) where status = 'active'`,
  `create table feed_polls (
    id bigserial primary key,
    feed_id text not null references feeds (id) on delete cascade,
    at timestamptz not null,
    outcome text not null,
    reason text not null,
    http_status integer,
    entries integer not null,
    new_entries integer not null,
    duration_ms double precision not null
  )`,
  `create index feed_polls_by_feed on feed_polls (feed_id, id desc)`,
  `create table articles (
    id text primary key,
    url text not null,
    canonical_url text not null unique,
    title text not null,
    publisher text not null default '',
    country text not null default '',
    state_media text not null default 'no',
    language text not null default 'und',
    authors jsonb not null default '[]',
    kind text,
    stage text not null,
    stage_at timestamptz not null,
    revision integer not null default 0,
    run integer not null default 1,
    outcome text,
    reason text not null default '',
    observed_at timestamptz not null,
    published_at timestamptz,
    modified_at timestamptz,
    fetched_at timestamptz,
    snapshot_id text,
    copy_of text,
    event_id text,
    relevance double precision,
    search_revision integer not null default 0
  )`,
  // What is still on the line is few among many that ended: the reconciler reads only those.
  `create index articles_on_the_line on articles (stage, stage_at) where stage <> 'ended'`,
  `create index articles_by_event on articles (event_id) where event_id is not null`,
  `create index articles_by_original on articles (copy_of) where copy_of is not null`,
  `create index articles_by_observation on articles (observed_at desc, id desc)`,
  // Empty when the search index has caught up.
  `create index articles_to_index on articles (id) where search_revision <> revision`,
  // The time of observation stands here too, so that the newest hits come from one index.
  `create table article_words (
    article_id text primary key references articles (id) on delete cascade,
    observed_at timestamptz not null,
    words tsvector not null
  )`,
  // Ranking reads a thousand of them, which compressed takes twice as long.
  `alter table article_words alter column words set storage external`,
  `create index article_words_by_word on article_words using gin (words)`,
  `create index article_words_by_observation on article_words (observed_at desc, article_id desc)`,
  `create table article_urls (
    url text primary key,
    article_id text not null references articles (id) on delete cascade
  )`,
  `create table entries (
    source text not null,
    entry_id text not null,
    article_id text not null references articles (id) on delete cascade,
    title text not null,
    published_at timestamptz,
    summary_html text not null default '',
    content_html text not null default '',
    seen_at timestamptz not null,
    primary key (source, entry_id)
  )`,
  `create index entries_by_article on entries (article_id)`,
  `create table bodies (hash text primary key, body bytea not null, size integer not null)`,
  // The bytes are zstd already.
  `alter table bodies alter column body set storage external`,
  `create table snapshots (
    id text primary key,
    article_id text not null references articles (id) on delete cascade,
    url text not null,
    final_url text not null,
    http_status integer not null,
    headers jsonb not null,
    content_type text not null,
    body_hash text not null references bodies (hash),
    fetched_at timestamptz not null
  )`,
  `create index snapshots_by_article on snapshots (article_id, fetched_at desc)`,
  `create table revisions (
    article_id text not null references articles (id) on delete cascade,
    revision integer not null,
    snapshot_id text not null,
    title text not null,
    authors jsonb not null,
    text text not null,
    html text not null,
    text_hash text not null,
    language text not null,
    kind text not null,
    site_name text,
    image_url text,
    canonical_url text,
    published_at timestamptz,
    modified_at timestamptz,
    quality jsonb not null,
    created_at timestamptz not null,
    primary key (article_id, revision)
  )`,
  `create unique index revisions_by_snapshot on revisions (article_id, snapshot_id)`,
  `create table passports (
    item_id text not null,
    revision integer not null,
    run integer not null,
    step text not null,
    outcome text not null,
    reason text not null,
    evidence jsonb not null,
    code_version text not null,
    at timestamptz not null,
    duration_ms double precision not null,
    attempt integer not null,
    runs integer not null default 1,
    primary key (item_id, run, revision, step)
  )`,
  `create table dead_letters (
    id text primary key,
    step text not null,
    item_id text not null,
    revision integer not null,
    run integer not null,
    job jsonb not null,
    error text not null,
    stack text not null,
    attempts integer not null,
    at timestamptz not null,
    status text not null default 'open'
  )`,
  `create index dead_letters_open on dead_letters (item_id) where status = 'open'`,
  `create table meta (key text primary key, value jsonb not null)`,
  advanceFunction,
];
