import { type Kysely, sql } from "kysely";

/** What each revision changed of the one before it, and whether its publisher says that it was corrected. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`alter table revisions add column changes jsonb`.execute(db);
}
