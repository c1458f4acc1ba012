import { type Kysely, sql } from "kysely";
import { copyFunctions } from "./copy-functions.ts";

/** The copy index reads and writes through functions: few calls, planned once. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of copyFunctions) await sql.raw(statement).execute(db);
}
