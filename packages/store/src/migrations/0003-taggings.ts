import { type Kysely, sql } from "kysely";

/** What the tagger found: whole by revision, and as rows to look up by for each article. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}

const statements = [
  `create table taggings (
    article_id text not null references articles (id) on delete cascade,
    revision integer not null,
    pack_version text not null,
    language text not null,
    relevance double precision not null,
    result jsonb not null,
    primary key (article_id, revision)
  )`,
  `create table article_entities (
    article_id text not null references articles (id) on delete cascade,
    entity_id text not null,
    name text not null,
    type text not null,
    count integer not null,
    salience double precision not null,
    primary key (article_id, entity_id)
  )`,
  "create index article_entities_by_entity on article_entities (entity_id, article_id)",
  `create table article_countries (
    article_id text not null references articles (id) on delete cascade,
    code text not null,
    role text not null,
    score double precision not null,
    primary key (article_id, code)
  )`,
  "create index article_countries_by_code on article_countries (code, article_id)",
  `create table article_topics (
    article_id text not null references articles (id) on delete cascade,
    code text not null,
    label text not null,
    score double precision not null,
    primary key (article_id, code)
  )`,
  "create index article_topics_by_code on article_topics (code, article_id)",
];
