import { type Kysely, sql } from "kysely";
import type { CopySought } from "./copy-rows.ts";
import type { Database } from "./schema.ts";

/** First keys of the advisory locks: on sampled shingles and texts, on trees, and on the index as a whole. */
const shingleLocks = 0x0c0b;
const treeLocks = 0x0c0c;
const wholeLock = 0x0c0d;

/**
 * The transaction may be lost when the server loses power: the article then stands at its step still, or is not in the
 * index, and comes again. What is committed later and kept, as the passport line is, keeps this one, too.
 */
const lazily = sql`set_config('synchronous_commit', 'off', true)`;

export async function lockWhole(trx: Kysely<Database>): Promise<void> {
  await sql`select ${lazily}, pg_advisory_xact_lock(${wholeLock}::int, 0)`.execute(trx);
}

export async function lockSought(trx: Kysely<Database>, { textHash, sample }: CopySought): Promise<void> {
  const textKey = Number.parseInt(textHash.slice(0, 8), 16) | 0;
  await sql`
    select ${lazily}, pg_advisory_xact_lock_shared(${wholeLock}::int, 0), (
      select count(pg_advisory_xact_lock(${shingleLocks}::int, key)) from (
        (select unnest(${[...sample]}::int[]) as key except select shingle from copy_common_shingles
          where shingle = any(${[...sample]}::int[]))
        union select ${textKey}::int order by key
      ) ordered
    )
  `.execute(trx);
}

export async function lockTrees(trx: Kysely<Database>, originalIds: readonly string[]): Promise<void> {
  await sql`
    select pg_advisory_xact_lock(${treeLocks}::int, key)
    from (select distinct hashtext(id) as key from unnest(${[...originalIds]}::text[]) id order by key) ordered
  `.execute(trx);
}
