import { type Kysely, sql } from "kysely";

/**
 * The copy index keeps two bytes a word and where each article stands in its tree. What it knew is dropped: the
 * deduplicator adds the articles that are not in it again.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}

const statements = [
  "drop table copies, copy_common_shingles",
  // No reference to articles: the index may hold articles of other programs, and can be dropped and rebuilt.
  `create table copies (
    id text primary key,
    text_hash text not null,
    words bytea not null,
    sample integer[] not null,
    observed_at timestamptz not null,
    at timestamptz not null,
    added_at timestamptz not null default now(),
    core_id text not null,
    leans_on text,
    nearness double precision not null,
    compared_with text,
    original_id text not null,
    relation text not null,
    strength double precision not null,
    evidence jsonb not null,
    publisher text not null default '',
    credited_to text not null default '',
    source text not null default '',
    says text not null default ''
  )`,
  // Hashes do not compress: trying costs time and gains nothing.
  "alter table copies alter column words set storage external",
  "alter table copies alter column sample set storage external",
  // Without the list of pending entries: what is found depends on it, and emptying it stops one unlucky insert.
  "create index copies_by_sample on copies using gin (sample) with (fastupdate = off)",
  "create index copies_with_text on copies (added_at) where words <> ''",
  "create index copies_by_text on copies (text_hash)",
  "create index copies_below on copies (compared_with) where compared_with is not null",
  "create index copies_by_original on copies (original_id)",
  "create table copy_common_shingles (shingle integer primary key)",
];
