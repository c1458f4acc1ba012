import { type Kysely, sql } from "kysely";
import { advanceFunction } from "./advance-function.ts";

/** One article under many URLs, later looks at articles for edits, and robots.txt files for all processes. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}

const statements = [
  // What all URLs of one article have in common. The check waits for the end of a transaction, since a key is
  // claimed before its article is written: whoever loses the race for the key must write none.
  `create table article_keys (
    key text primary key,
    article_id text not null references articles (id) on delete cascade deferrable initially deferred
  )`,
  "create index article_keys_by_article on article_keys (article_id)",
  "create index article_urls_by_article on article_urls (article_id)",
  `insert into article_urls (url, article_id) select canonical_url, id from articles
    where canonical_url ~ '^https?:' on conflict do nothing`,
  "alter table articles add column merged_into text references articles (id)",
  "create index articles_merged on articles (merged_into) where merged_into is not null",
  "alter table entries add column found_as text",
  "create index entries_found_as on entries (found_as) where found_as is not null",
  "alter table feeds add column watch_edits boolean not null default true",
  "alter table articles add column next_check_at timestamptz, add column before_check jsonb",
  "create index articles_to_check on articles (next_check_at) where next_check_at is not null",
  `create table robots (
    origin text primary key,
    state text not null,
    text text not null,
    reason text not null,
    expires_at timestamptz not null
  )`,
  advanceFunction,
];
