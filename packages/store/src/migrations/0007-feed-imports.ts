import { type Kysely, sql } from "kysely";

/** The folders that a feed's reader put it in, and imports of whole lists with what came of each feed. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}

const statements = [
  "alter table feeds add column folders jsonb not null default '[]'",
  `create table feed_imports (
    id text primary key,
    name text not null,
    total integer not null,
    created_at timestamptz not null
  )`,
  `create table feed_import_items (
    import_id text not null references feed_imports (id) on delete cascade,
    position integer not null,
    url text not null,
    title text not null,
    feed jsonb,
    result text,
    reason text not null default '',
    feed_id text,
    settled_at timestamptz,
    primary key (import_id, position)
  )`,
  // Empty when every import is through: whoever looks for work reads nothing else.
  `create index feed_import_items_waiting on feed_import_items (import_id, position) where result is null`,
];
