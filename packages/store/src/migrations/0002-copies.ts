import { type Kysely, sql } from "kysely";

/** What the copy index knows: one row an article, and the shingles that tell nothing. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}

const statements = [
  // No reference to articles: the index may hold articles of other programs, and can be dropped and rebuilt.
  `create table copies (
    id text primary key,
    text_hash text not null,
    words bytea not null,
    sample integer[] not null,
    observed_at timestamptz not null,
    compared_with text,
    original_id text not null,
    relation text not null,
    strength double precision not null,
    evidence jsonb not null
  )`,
  // Hashes do not compress: trying costs time and gains nothing.
  "alter table copies alter column words set storage external",
  "create index copies_by_sample on copies using gin (sample)",
  "create index copies_by_text on copies (text_hash)",
  "create index copies_below on copies (compared_with) where compared_with is not null",
  "create index copies_by_original on copies (original_id) where compared_with is not null",
  "create table copy_common_shingles (shingle integer primary key)",
];
