import { type Kysely, sql } from "kysely";
import { lockRulings, lockWhole } from "./copy-locks.ts";
import { meetingsOf, rowsOf, textsOf, treesOf } from "./copy-reads.ts";
import type { CopyRow, CopyRows, CopySection } from "./copy-rows.ts";
import { rulingOn, writeRuling } from "./copy-rulings.ts";
import { retried } from "./retried.ts";
import type { Database } from "./schema.ts";
import { toBytes } from "./word-bytes.ts";

/** The copy index in the database. */
export function createCopyStore(db: Kysely<Database>): CopyRows & {
  get(id: string): Promise<CopyRow | undefined>;
  originalOf(id: string): Promise<string>;
  common(shingles: readonly number[]): Promise<Set<number>>;
  clear(): Promise<void>;
  bytes(): Promise<number>;
} {
  /** One transaction, which runs again when the database had to break a deadlock. */
  const transaction = <T>(work: (trx: Kysely<Database>) => Promise<T>): Promise<T> =>
    retried(() => db.transaction().execute(work));
  return {
    beside: (work) => transaction((trx) => work(createSection(trx))),
    alone: (work) =>
      transaction(async (trx) => {
        await lockWhole(trx);
        const written = new Set<string>();
        const result = await work(createSection(trx, written));
        if (written.size > 0) await sql`select describe_copied(${[...written]}::text[])`.execute(trx);
        return result;
      }),

    get: async (id) => (await rowsOf(db, [id]))[0],

    /** The original of an article as known now; an unknown article answers itself. */
    async originalOf(id) {
      const row = await db.selectFrom("copies").select("original_id").where("id", "=", id).executeTakeFirst();
      return row?.original_id ?? id;
    },

    /** Those of the shingles that are known to stand in many different articles. */
    async common(shingles) {
      if (shingles.length === 0) return new Set();
      const rows = await db
        .selectFrom("copy_common_shingles")
        .select("shingle")
        .where(sql<boolean>`shingle = any(${[...new Set(shingles)]}::int[])`)
        .execute();
      return new Set(rows.map(({ shingle }) => shingle));
    },

    /** Drops all that the index knows; it is rebuilt by adding the articles again. */
    async clear() {
      await sql`truncate copies, copy_common_shingles`.execute(db);
    },

    /** What the rows and their indexes take, written together anew as the server would in time. */
    async bytes() {
      await sql`vacuum (full, analyze) copies`.execute(db);
      const { rows } = await sql<{ bytes: string }>`select pg_total_relation_size('copies') as bytes`.execute(
        db,
      );
      return Number(rows[0]?.bytes);
    },
  };
}

/**
 * What it meets first takes the locks that keep others out, and what it writes follows for the articles at once. A
 * section that runs alone needs no locks and may move an article to and fro: it gathers in `written` whom it wrote.
 */
function createSection(trx: Kysely<Database>, written?: Set<string>): CopySection {
  let locked = written !== undefined;
  return {
    async meet(sought, limit) {
      const met = await meetingsOf(trx, sought, limit, !locked);
      locked = true;
      return met;
    },
    rows: (ids) => rowsOf(trx, ids),
    texts: (ids) => textsOf(trx, ids),
    trees: (ids) => treesOf(trx, ids),
    async rulingOn(id) {
      await lockRulings(trx);
      return rulingOn(trx, id);
    },
    rule: (id, ruling) => writeRuling(trx, id, ruling),
    async markCommon(shingles) {
      await sql`
        insert into copy_common_shingles (shingle)
        select distinct shingle from unnest(${[...shingles]}::int[]) shingle order by shingle
        on conflict do nothing
      `.execute(trx);
    },
    async write(rows, changes) {
      const saved = rows.map((row) => ({ ...row, words: toBytes(row.words).toString("hex") }));
      await sql`
        select write_copies(${JSON.stringify(saved)}::jsonb, ${JSON.stringify(changes)}::jsonb, ${written === undefined})
      `.execute(trx);
      for (const { id } of [...rows, ...changes]) written?.add(id);
    },
  };
}
