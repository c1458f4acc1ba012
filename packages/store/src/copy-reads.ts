import type { CopyEvidence, CopyRelation } from "@throughline/contracts";
import { type Kysely, type Selectable, sql } from "kysely";
import type { CopyHit, CopyMeeting, CopyRow, CopySought, CopyStanding, CopyText } from "./copy-rows.ts";
import type { CopyTable, Database } from "./schema.ts";
import { toWords } from "./word-bytes.ts";

/** Of equal texts so many are told: they stand in one tree, whichever is found. */
const mostOfSameText = 4;

type MetRow = {
  kind: "common" | "own" | "same" | "shares";
  id: string | null;
  core_id: string | null;
  original_id: string | null;
  sample: number[];
};

export async function meetingOf(
  trx: Kysely<Database>,
  { id, textHash, sample }: CopySought,
  limit: number,
): Promise<CopyMeeting> {
  const { rows } = await sql<MetRow>`
    with common as materialized (
      select coalesce(array_agg(shingle), '{}') as shingles from copy_common_shingles
      where shingle = any(${[...sample]}::int[])
    ), sought as materialized (
      select array(select unnest(${[...sample]}::int[]) except select unnest(shingles) from common) as shingles
    )
    select 'common' as kind, null as id, null as core_id, null as original_id, shingles as sample from common
    union all
    select 'own', id, core_id, original_id, '{}' from copies where id = ${id}
    union all
    (select 'same', id, core_id, original_id, sample from copies
     where text_hash = ${textHash} and id <> ${id} order by cardinality(sample) desc, at, id limit ${mostOfSameText})
    union all
    (select 'shares', id, core_id, original_id, sample from copies
     where sample && (select shingles from sought) and text_hash <> ${textHash} and id <> ${id} limit ${limit})
  `.execute(trx);
  return {
    isKnown: rows.some(({ kind }) => kind === "own"),
    common: new Set(rows.find(({ kind }) => kind === "common")?.sample),
    hits: rows.flatMap((row) => hitOf(row) ?? []),
  };
}

function hitOf({ kind, id, core_id, original_id, sample }: MetRow): CopyHit | undefined {
  if (kind === "common" || kind === "own" || id === null || core_id === null || original_id === null)
    return undefined;
  return { id, coreId: core_id, originalId: original_id, sample, sameText: kind === "same" };
}

export async function rowOf(db: Kysely<Database>, id: string): Promise<CopyRow | undefined> {
  const row = await db.selectFrom("copies").selectAll().where("id", "=", id).executeTakeFirst();
  return row && toRow(row);
}

export async function textsOf(trx: Kysely<Database>, ids: readonly string[]): Promise<CopyText[]> {
  const rows = await trx
    .selectFrom("copies")
    .select(["id", "at", "text_hash", "words", "publisher", "credited_to", "says"])
    .select(
      sql<number[]>`array(select shingle from copy_common_shingles where shingle = any(copies.sample))`.as(
        "common",
      ),
    )
    .where(sql<boolean>`id = any(${[...ids]}::text[])`)
    .execute();
  return rows.map(({ text_hash, words, credited_to, common, ...row }) => ({
    ...row,
    textHash: text_hash,
    words: toWords(words),
    creditedTo: credited_to,
    common: new Set(common),
  }));
}

export async function standingsWith(trx: Kysely<Database>, ids: readonly string[]): Promise<CopyStanding[]> {
  const rows = await trx
    .selectFrom("copies")
    .select(["id", "at", "core_id", "leans_on", "nearness"])
    .select(["compared_with", "original_id", "relation", "strength"])
    .where(sql<boolean>`original_id in (select original_id from copies where id = any(${[...ids]}::text[]))`)
    .execute();
  return rows.map(toStanding);
}

function toRow(row: Selectable<CopyTable>): CopyRow {
  return {
    ...toStanding(row),
    textHash: row.text_hash,
    words: toWords(row.words),
    sample: row.sample,
    observedAt: row.observed_at,
    evidence: row.evidence as CopyEvidence,
    publisher: row.publisher,
    creditedTo: row.credited_to,
    source: row.source,
    says: row.says,
  };
}

type StandingColumn =
  | "id"
  | "at"
  | "core_id"
  | "leans_on"
  | "nearness"
  | "compared_with"
  | "original_id"
  | "relation"
  | "strength";

function toStanding(row: Pick<Selectable<CopyTable>, StandingColumn>) {
  return {
    id: row.id,
    at: row.at,
    coreId: row.core_id,
    leansOn: row.leans_on,
    nearness: row.nearness,
    comparedWith: row.compared_with,
    originalId: row.original_id,
    relation: row.relation as CopyRelation,
    strength: row.strength,
  };
}
