import { type Kysely, sql } from "kysely";
import { copyFunctions } from "./copy-functions.ts";

/** A text that comes again, or into a dropped index again, is not kept for another window. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of copyFunctions) await sql.raw(statement).execute(db);
}
