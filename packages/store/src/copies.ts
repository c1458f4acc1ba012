import { type Kysely, sql } from "kysely";
import { describeArticles } from "./copied-articles.ts";
import { lockSought, lockTrees, lockWhole } from "./copy-locks.ts";
import { meetingOf, rowOf, standingsWith, textsOf } from "./copy-reads.ts";
import type { CopyChange, CopyRow, CopyRows, CopySection, CopyStanding } from "./copy-rows.ts";
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
  return {
    /**
     * One transaction. It takes an advisory lock on each sampled shingle and on the text, in order, so that two
     * sections that could find each other take turns and none waits in a circle; or one on the whole index, which
     * all others share. The articles' `copy_of` is written with the rows. `work` runs again when the database had to
     * break a deadlock.
     */
    exclusively: (sought, work) =>
      retried(() =>
        db.transaction().execute(async (trx) => {
          await (sought === "alone" ? lockWhole(trx) : lockSought(trx, sought));
          const changed = new Set<string>();
          const result = await work(createSection(trx, changed));
          await describeArticles(trx, [...changed]);
          return result;
        }),
      ),

    get: (id) => rowOf(db, id),

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

function createSection(trx: Kysely<Database>, changed: Set<string>): CopySection {
  return {
    meet: (sought, limit) => meetingOf(trx, sought, limit),
    row: (id) => rowOf(trx, id),
    texts: (ids) => textsOf(trx, ids),
    trees: (articles) => treesOf(trx, articles),
    async markCommon(shingles) {
      await sql`
        insert into copy_common_shingles (shingle)
        select distinct shingle from unnest(${[...shingles]}::int[]) shingle order by shingle
        on conflict do nothing
      `.execute(trx);
    },
    async save(row) {
      await insert(trx, row);
      changed.add(row.id);
    },
    async change(standings) {
      await writeChanges(trx, standings);
      for (const { id } of standings) changed.add(id);
    },
  };
}

async function insert(trx: Kysely<Database>, row: CopyRow): Promise<void> {
  const columns = {
    text_hash: row.textHash,
    words: toBytes(row.words),
    sample: sql<number[]>`${row.sample}::int[]`,
    observed_at: row.observedAt,
    at: row.at,
    added_at: sql<Date>`now()`,
    core_id: row.coreId,
    leans_on: row.leansOn,
    nearness: row.nearness,
    compared_with: row.comparedWith,
    original_id: row.originalId,
    relation: row.relation,
    strength: row.strength,
    evidence: JSON.stringify(row.evidence),
    publisher: row.publisher,
    credited_to: row.creditedTo,
    source: row.source,
    says: row.says,
  };
  await trx
    .insertInto("copies")
    .values({ id: row.id, ...columns })
    .onConflict((conflict) => conflict.column("id").doUpdateSet(columns))
    .execute();
}

async function writeChanges(trx: Kysely<Database>, changes: readonly CopyChange[]): Promise<void> {
  if (changes.length === 0) return;
  await sql`
    update copies set core_id = new."coreId", leans_on = new."leansOn", nearness = new.nearness,
      compared_with = new."comparedWith", original_id = new."originalId", relation = new.relation,
      strength = new.strength, evidence = coalesce(new.evidence, copies.evidence)
    from jsonb_to_recordset(${JSON.stringify(changes)}::jsonb) as new (id text, "coreId" text, "leansOn" text,
      nearness float8, "comparedWith" text, "originalId" text, relation text, strength float8, evidence jsonb)
    where copies.id = new.id
  `.execute(trx);
}

/** Locks the trees and reads them; again when another section changed which they are before the lock was there. */
async function treesOf(
  trx: Kysely<Database>,
  articles: readonly { id: string; originalId: string }[],
): Promise<CopyStanding[]> {
  const ids = articles.map(({ id }) => id);
  const locked = new Set<string>();
  let wanted = articles.map(({ originalId }) => originalId);
  for (;;) {
    await lockTrees(trx, wanted);
    for (const id of wanted) locked.add(id);
    const standings = await standingsWith(trx, ids);
    wanted = [...new Set(standings.map(({ originalId }) => originalId))].filter((id) => !locked.has(id));
    if (wanted.length === 0) return standings;
  }
}
