import { type Kysely, sql } from "kysely";
import type { Database } from "./schema.ts";

/**
 * Waits until no other section is open and keeps all out until the transaction ends: they share this lock
 * (`meet_copies`), and the transaction does not wait for the disk either.
 */
export async function lockWhole(trx: Kysely<Database>): Promise<void> {
  await sql`
    select set_config('synchronous_commit', 'off', true), pg_advisory_xact_lock(3085, 0)
  `.execute(trx);
}

/** Lets one transaction rule at a time, so that no two rulings close a circle; others may read the rulings. */
export async function lockRulings(trx: Kysely<Database>): Promise<void> {
  await sql`lock table copy_rulings in exclusive mode`.execute(trx);
}
