import { type Kysely, sql } from "kysely";

/** A page that goes back to an earlier text makes another revision of an earlier snapshot. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}

const statements = [
  "drop index revisions_by_snapshot",
  "create index revisions_by_snapshot on revisions (article_id, snapshot_id)",
];
