import { type Kysely, sql } from "kysely";

/** Events, and each report's place in one. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}

const statements = [
  `create table events (
    id text primary key,
    title text not null,
    language text not null,
    first_at timestamptz,
    latest_at timestamptz,
    merged_into text
  )`,
  "create index events_by_latest on events (latest_at desc, id) where merged_into is null",
  // No reference to articles: programs may group articles that the line never saw.
  `create table threadings (
    article_id text primary key,
    seq bigserial not null unique,
    event_id text not null,
    input_hash text not null,
    title text not null,
    language text not null,
    at timestamptz,
    copy_of text,
    features jsonb not null,
    new_sentences jsonb not null,
    evidence jsonb not null
  )`,
  "create index threadings_by_event on threadings (event_id, seq)",
];
