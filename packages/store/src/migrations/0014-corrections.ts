import { type Kysely, sql } from "kysely";

/** What persons say of articles' tags, and how changes of the story pack are applied to stored articles. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}

const statements = [
  `create table corrections (
    id text primary key,
    article_id text not null references articles (id) on delete cascade,
    kind text not null,
    surface text,
    entity_id text,
    entity_name text,
    is_id text,
    topic text,
    holds boolean,
    name text,
    type text,
    said_by text not null,
    note text not null,
    at timestamptz not null
  )`,
  "create index corrections_of_article on corrections (article_id)",
  `create table pack_applications (
    id text primary key,
    pack_version text not null,
    started_at timestamptz not null,
    ended_at timestamptz,
    total integer not null
  )`,
  // One is open at most: the next one takes over what it left.
  "create unique index pack_applications_open on pack_applications ((true)) where ended_at is null",
  `create table pack_application_items (
    application_id text not null references pack_applications (id) on delete cascade,
    article_id text not null references articles (id) on delete cascade,
    position integer not null,
    starts_at text not null,
    was_on_story boolean not null,
    result_before text not null,
    run integer,
    result text,
    primary key (application_id, article_id)
  )`,
  `create index pack_application_items_open on pack_application_items (application_id, position) where result is null`,
];
