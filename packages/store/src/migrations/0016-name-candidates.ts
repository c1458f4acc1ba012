import { type Kysely, sql } from "kysely";

/** Spellings that may be a listed person's, and what persons said of them. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}

const statements = [
  `create table name_candidates (
    id text primary key,
    entity_id text not null,
    stranger_id text not null,
    surface text not null,
    language text not null,
    spelling text not null,
    distance real not null,
    first_seen_at timestamptz not null,
    status text not null default 'open',
    alias text,
    said_by text not null default '',
    decided_at timestamptz
  )`,
  "create index name_candidates_of_status on name_candidates (status)",
  `create table name_candidate_articles (
    candidate_id text not null references name_candidates (id) on delete cascade,
    article_id text not null references articles (id) on delete cascade,
    primary key (article_id, candidate_id)
  )`,
  "create index name_candidate_articles_of on name_candidate_articles (candidate_id)",
];
