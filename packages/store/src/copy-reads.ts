import type { CopyEvidence, CopyRelation, CopyRuling } from "@throughline/contracts";
import { type Kysely, type Selectable, sql } from "kysely";
import type { CopyHit, CopyMeeting, CopyRow, CopySought, CopyStanding, CopyText } from "./copy-rows.ts";
import type { CopyTable, Database } from "./schema.ts";
import { toWords } from "./word-bytes.ts";

/** Of equal texts so many are told: they stand in one tree, whichever is found. */
const mostOfSameText = 4;

type MetRow = {
  sought_id: string;
  kind: "common" | "own" | "ruled" | "named" | "same" | "shares";
  id: string | null;
  core_id: string | null;
  sample: string;
  ruling: CopyRuling | null;
};

/** What each article meets; `locked` takes the locks on what they can be found by first. */
export async function meetingsOf(
  trx: Kysely<Database>,
  sought: readonly CopySought[],
  limit: number,
  locked: boolean,
): Promise<CopyMeeting[]> {
  const given = JSON.stringify(sought.map(({ id, textHash, sample }) => ({ id, textHash, sample })));
  const { rows } = await sql<MetRow>`
    select * from meet_copies(${given}::jsonb, ${limit}::int, ${mostOfSameText}::int, ${locked}::boolean)
  `.execute(trx);
  const met = Map.groupBy(rows, ({ sought_id }) => sought_id);
  return sought.map(({ id }) => meetingOf(met.get(id) ?? []));
}

function meetingOf(rows: readonly MetRow[]): CopyMeeting {
  const ruling = rows.find(({ kind }) => kind === "ruled")?.ruling;
  return {
    isKnown: rows.some(({ kind }) => kind === "own"),
    ...(ruling ? { ruling: rulingOf(ruling) } : {}),
    isNamed: rows.some(({ kind }) => kind === "named"),
    common: new Set(numbers(rows.find(({ kind }) => kind === "common")?.sample ?? "")),
    hits: rows.flatMap((row) => hitOf(row) ?? []),
  };
}

function hitOf({ kind, id, core_id, sample }: MetRow): CopyHit | undefined {
  if (id === null || core_id === null) return undefined;
  return { id, coreId: core_id, sample: numbers(sample), sameText: kind === "same" };
}

/** The server writes a time in JSON in its own form. */
function rulingOf(ruling: CopyRuling): CopyRuling {
  return { ...ruling, at: new Date(ruling.at).toISOString() };
}

/** Far quicker than the driver reads an array. */
function numbers(list: string): number[] {
  return JSON.parse(`[${list}]`) as number[];
}

export async function rowsOf(db: Kysely<Database>, ids: readonly string[]): Promise<CopyRow[]> {
  if (ids.length === 0) return [];
  const rows = await db
    .selectFrom("copies")
    .selectAll()
    .where(sql<boolean>`id = any(${[...ids]}::text[])`)
    .execute();
  return rows.map(toRow);
}

export async function textsOf(trx: Kysely<Database>, ids: readonly string[]): Promise<CopyText[]> {
  const given = [...ids];
  const rows = await trx
    .selectFrom("copies")
    .select(["id", "at", "text_hash", "words", "publisher", "credited_to", "says", "url_hash", "points_to"])
    .select(
      sql<string>`(select coalesce(string_agg(shingle::text, ','), '') from copy_common_shingles
        where shingle = any(copies.sample))`.as("common"),
    )
    .where(sql<boolean>`id = any(${given}::text[])`)
    .execute();
  return rows.map(({ text_hash, words, credited_to, url_hash, points_to, common, ...row }) => ({
    ...row,
    urlHash: url_hash,
    pointsTo: points_to,
    textHash: text_hash,
    words: toWords(words),
    creditedTo: credited_to,
    common: new Set(numbers(common)),
  }));
}

type StandingRow = Pick<Selectable<CopyTable>, StandingColumn> & { ruling?: CopyRuling | null };

export async function treesOf(trx: Kysely<Database>, ids: readonly string[]): Promise<CopyStanding[]> {
  if (ids.length === 0) return [];
  const { rows } = await sql<StandingRow>`select * from trees_of_copies(${[...ids]}::text[])`.execute(trx);
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
    urlHash: row.url_hash,
    pointsTo: row.points_to,
  };
}

type StandingColumn =
  | "id"
  | "at"
  | "core_id"
  | "leans_on"
  | "nearness"
  | "tree_id"
  | "compared_with"
  | "original_id"
  | "relation"
  | "strength";

function toStanding(row: StandingRow): CopyStanding {
  return {
    id: row.id,
    at: row.at,
    coreId: row.core_id,
    leansOn: row.leans_on,
    nearness: row.nearness,
    treeId: row.tree_id ?? row.original_id,
    ...(row.ruling ? { ruling: rulingOf(row.ruling) } : {}),
    comparedWith: row.compared_with,
    originalId: row.original_id,
    relation: row.relation as CopyRelation,
    strength: row.strength,
  };
}
