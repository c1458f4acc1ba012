import { type Kysely, sql } from "kysely";

/** The posts of a live blog, by their places in the revision's text. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`alter table revisions add column posts jsonb`.execute(db);
}
