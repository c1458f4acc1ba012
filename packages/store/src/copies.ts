import type { CopyEvidence, CopyRelation } from "@throughline/contracts";
import { type Kysely, type Selectable, sql } from "kysely";
import type { CopyHit, CopyLink, CopyRow, CopyRows, CopySection } from "./copy-rows.ts";
import { retried } from "./retried.ts";
import type { CopyTable, Database } from "./schema.ts";

/** First key of the advisory locks on shingles, so that they meet no other lock. */
const lockSpace = 0x0c0b;

/** The copy index in the database. */
export function createCopyStore(db: Kysely<Database>): CopyRows & {
  get(id: string): Promise<CopyRow | undefined>;
  originalOf(id: string): Promise<string>;
  clear(): Promise<void>;
  bytes(): Promise<number>;
} {
  return {
    common: (shingles) => commonAmong(db, shingles),

    /**
     * One transaction. It takes an advisory lock on each sampled shingle and on the text, in order, so that two
     * sections that could find each other take turns and none waits in a circle. The articles' `copy_of` is
     * written with the rows. `work` runs again when the database had to break a deadlock.
     */
    exclusively: (sought, work) =>
      retried(() =>
        db.transaction().execute(async (trx) => {
          await lock(trx, [...sought.sample, Number.parseInt(sought.textHash.slice(0, 8), 16) | 0]);
          const changed = new Set<string>();
          const result = await work(createSection(trx, changed));
          await describeArticles(trx, [...changed]);
          return result;
        }),
      ),

    async get(id) {
      return (await rowsOf(db, [id]))[0];
    },

    /** The original of an article as known now; an unknown article answers itself. */
    async originalOf(id) {
      const row = await db.selectFrom("copies").select("original_id").where("id", "=", id).executeTakeFirst();
      return row?.original_id ?? id;
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
    common: (shingles) => commonAmong(trx, shingles),
    sharing: (sought, limit) => hitsOf(trx, sought.textHash, sought.sample, limit),
    rows: (ids) => rowsOf(trx, ids),
    async markCommon(shingles) {
      await sql`
        insert into copy_common_shingles (shingle)
        select distinct shingle from unnest(${[...shingles]}::int[]) shingle order by shingle
        on conflict do nothing
      `.execute(trx);
    },
    async save(row) {
      const isNew = await insert(trx, row);
      changed.add(row.id);
      // Nothing stands below a new row.
      if (!isNew) for (const id of await rehang(trx, row.id, row.originalId)) changed.add(id);
    },
    async move(id, link) {
      const { numUpdatedRows } = await trx
        .updateTable("copies")
        .set(linkColumns(link))
        .where("id", "=", id)
        .where("strength", "<", link.strength)
        .executeTakeFirst();
      if (numUpdatedRows === 0n) return [];
      const moved = [id, ...(await rehang(trx, id, link.originalId))];
      for (const each of moved) changed.add(each);
      return moved;
    },
  };
}

async function lock(trx: Kysely<Database>, keys: readonly number[]): Promise<void> {
  await sql`
    select pg_advisory_xact_lock(${lockSpace}::int, key)
    from (select distinct key from unnest(${[...keys]}::int[]) key order by key) ordered
  `.execute(trx);
}

async function commonAmong(db: Kysely<Database>, shingles: readonly number[]): Promise<Set<number>> {
  if (shingles.length === 0) return new Set();
  const rows = await db
    .selectFrom("copy_common_shingles")
    .select("shingle")
    .where(sql<boolean>`shingle = any(${[...new Set(shingles)]}::int[])`)
    .execute();
  return new Set(rows.map((row) => row.shingle));
}

async function hitsOf(
  trx: Kysely<Database>,
  textHash: string,
  sample: readonly number[],
  limit: number,
): Promise<CopyHit[]> {
  const { rows } = await sql<{ id: string; original_id: string; sample: number[]; same_text: boolean }>`
    (select id, original_id, sample, true as same_text from copies where text_hash = ${textHash} limit ${limit})
    union all
    (select id, original_id, sample, false from copies
     where sample && ${[...sample]}::int[] and text_hash <> ${textHash} limit ${limit})
  `.execute(trx);
  const sought = new Set(sample);
  return rows.slice(0, limit).map((row) => ({
    id: row.id,
    originalId: row.original_id,
    shared: row.sample.filter((shingle) => sought.has(shingle)),
    sameText: row.same_text,
  }));
}

async function rowsOf(db: Kysely<Database>, ids: readonly string[]): Promise<CopyRow[]> {
  if (ids.length === 0) return [];
  const rows = await db
    .selectFrom("copies")
    .selectAll()
    .where("id", "in", [...ids])
    .execute();
  return rows.map(toRow);
}

/** Answers whether the row is new. */
async function insert(trx: Kysely<Database>, row: CopyRow): Promise<boolean> {
  const columns = {
    text_hash: row.textHash,
    words: toBytes(row.words),
    sample: sql<number[]>`${row.sample}::int[]`,
    observed_at: row.observedAt,
    ...linkColumns(row),
  };
  const { is_new } = await trx
    .insertInto("copies")
    .values({ id: row.id, ...columns })
    .onConflict((conflict) => conflict.column("id").doUpdateSet(columns))
    // A row version that no transaction replaced was inserted.
    .returning(sql<boolean>`xmax = 0`.as("is_new"))
    .executeTakeFirstOrThrow();
  return is_new;
}

/** Gives everything below an article its original; answers the ids of all that stands below it. */
async function rehang(trx: Kysely<Database>, id: string, originalId: string): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    with recursive tree as (
      select id from copies where compared_with = ${id}
      union select copies.id from copies join tree on copies.compared_with = tree.id
    ), locked as (
      select id from copies where id in (select id from tree) order by id for update
    )
    update copies set original_id = ${originalId} from locked where copies.id = locked.id returning copies.id
  `.execute(trx);
  return rows.map((row) => row.id);
}

/**
 * Writes the articles' side: `copy_of` of an exact or near copy is the nearest article above it that is none
 * itself, whose tags it takes; parts and originals have none.
 */
async function describeArticles(trx: Kysely<Database>, ids: readonly string[]): Promise<void> {
  await sql`
    with recursive up as (
      select id, compared_with as above from copies
      where id = any(${[...ids]}::text[]) and relation in ('exact', 'near')
      union select up.id, copies.compared_with from up join copies on copies.id = up.above
      where copies.relation in ('exact', 'near')
    ), found as (
      select up.id, up.above from up join copies on copies.id = up.above
      where copies.relation not in ('exact', 'near')
    ), standing as (
      select articles.id, found.above from articles left join found on found.id = articles.id
      where articles.id = any(${[...ids]}::text[])
      order by articles.id for update of articles
    )
    update articles set copy_of = standing.above from standing
    where articles.id = standing.id and articles.copy_of is distinct from standing.above
  `.execute(trx);
}

function linkColumns({ comparedWith, originalId, relation, strength, evidence }: CopyLink) {
  return {
    compared_with: comparedWith,
    original_id: originalId,
    relation,
    strength,
    evidence: JSON.stringify(evidence),
  };
}

function toRow(row: Selectable<CopyTable>): CopyRow {
  return {
    id: row.id,
    textHash: row.text_hash,
    words: fromBytes(row.words),
    sample: row.sample,
    observedAt: row.observed_at,
    comparedWith: row.compared_with,
    originalId: row.original_id,
    relation: row.relation as CopyRelation,
    strength: row.strength,
    evidence: row.evidence as CopyEvidence,
  };
}

/** Words as little-endian 32-bit integers. */
function toBytes(words: Int32Array): Buffer {
  const bytes = Buffer.alloc(words.length * 4);
  for (const [index, word] of words.entries()) bytes.writeInt32LE(word, index * 4);
  return bytes;
}

function fromBytes(bytes: Buffer): Int32Array {
  const words = new Int32Array(bytes.length / 4);
  for (let index = 0; index < words.length; index++) words[index] = bytes.readInt32LE(index * 4);
  return words;
}
