import { type Kysely, sql } from "kysely";
import { copyFunctions } from "./copy-functions.ts";

/** An article that becomes a copy of another one, or is none any more, starts a run by that. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of [...statements, ...copyFunctions]) await sql.raw(statement).execute(db);
}

// What it takes has changed.
const statements = ["drop function if exists write_copies(jsonb, jsonb)"];
