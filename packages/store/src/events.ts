import type { NewSentence, ThreadEvidence } from "@throughline/contracts";
import { type Kysely, type Selectable, sql } from "kysely";
import { retried } from "./retried.ts";
import type { Database, EventTable, ThreadingTable } from "./schema.ts";
import type {
  EventRow,
  NewThreadRow,
  ReportFeatures,
  ThreadRow,
  ThreadRows,
  ThreadSection,
} from "./thread-rows.ts";

/** Key of the one advisory lock for threading. */
const lockSpace = 0x0e7e;

/** Events by id. */
export function createEventStore(db: Kysely<Database>) {
  return {
    /** An event as known now: one that became part of another answers with that one. */
    async get(id: string): Promise<EventRow | undefined> {
      let row = await eventById(db, id);
      // Merges of merges are few; the bound stops a mistake.
      for (let step = 0; row?.merged_into && step < 32; step++) row = await eventById(db, row.merged_into);
      return row && toEvent(row);
    },
  };
}

/** Each report's place in an event. */
export function createThreadingStore(db: Kysely<Database>): ThreadRows & {
  get(articleId: string): Promise<ThreadRow | undefined>;
  /** Takes an article that turned out to be off the story out of its event, if it is in one. */
  leave(articleId: string): Promise<void>;
} {
  return {
    /** One transaction, under one lock for all processes: two that thread reports of one happening take turns. */
    exclusively: (work) =>
      retried(() =>
        db.transaction().execute(async (trx) => {
          await sql`select pg_advisory_xact_lock(${lockSpace}::int, 0)`.execute(trx);
          return work(createSection(trx));
        }),
      ),
    get: (articleId) => rowOf(db, articleId),
    async leave(articleId) {
      await sql`
        with gone as (delete from threadings where article_id = ${articleId})
        update articles set event_id = null where id = ${articleId} and event_id is not null`.execute(db);
    },
  };
}

function createSection(trx: Kysely<Database>): ThreadSection {
  return {
    async since(seq, limit) {
      const rows = await trx
        .selectFrom("threadings")
        .selectAll()
        .where("seq", ">", String(seq))
        .orderBy("seq", "desc")
        .limit(limit)
        .execute();
      return rows.map(toRow).reverse();
    },
    get: (articleId) => rowOf(trx, articleId),
    async save(rows, events) {
      const saved: ThreadRow[] = [];
      for (const row of rows) saved.push({ ...row, seq: await saveRow(trx, row) });
      for (const event of events) await saveEvent(trx, event);
      if (rows.length > 0) await describeArticles(trx, rows);
      return saved;
    },
  };
}

function eventById(db: Kysely<Database>, id: string): Promise<Selectable<EventTable> | undefined> {
  return db.selectFrom("events").selectAll().where("id", "=", id).executeTakeFirst();
}

async function rowOf(db: Kysely<Database>, articleId: string): Promise<ThreadRow | undefined> {
  const row = await db
    .selectFrom("threadings")
    .selectAll()
    .where("article_id", "=", articleId)
    .executeTakeFirst();
  return row && toRow(row);
}

async function saveRow(trx: Kysely<Database>, row: NewThreadRow): Promise<number> {
  const columns = {
    event_id: row.eventId,
    input_hash: row.inputHash,
    title: row.title,
    language: row.language,
    at: row.at,
    copy_of: row.copyOf,
    features: JSON.stringify(row.features),
    new_sentences: JSON.stringify(row.newSentences),
    evidence: JSON.stringify(row.evidence),
  };
  const { seq } = await trx
    .insertInto("threadings")
    .values({ article_id: row.articleId, ...columns })
    .onConflict((conflict) =>
      conflict
        .column("article_id")
        .doUpdateSet({ ...columns, seq: sql<string>`nextval('threadings_seq_seq')` }),
    )
    .returning("seq")
    .executeTakeFirstOrThrow();
  return Number(seq);
}

async function saveEvent(trx: Kysely<Database>, event: EventRow): Promise<void> {
  const columns = {
    title: event.title,
    language: event.language,
    first_at: event.firstAt,
    latest_at: event.latestAt,
    merged_into: event.mergedInto,
  };
  await trx
    .insertInto("events")
    .values({ id: event.id, ...columns })
    .onConflict((conflict) => conflict.column("id").doUpdateSet(columns))
    .execute();
}

async function describeArticles(trx: Kysely<Database>, rows: readonly NewThreadRow[]): Promise<void> {
  await sql`
    with placed as (
      select articles.id, place."eventId" as event_id
      from articles join jsonb_to_recordset(${JSON.stringify(rows.map(({ articleId, eventId }) => ({ articleId, eventId })))}::jsonb)
        as place ("articleId" text, "eventId" text) on place."articleId" = articles.id
      order by articles.id for update of articles
    )
    update articles set event_id = placed.event_id from placed
    where articles.id = placed.id and articles.event_id is distinct from placed.event_id
  `.execute(trx);
}

function toEvent(row: Selectable<EventTable>): EventRow {
  return {
    id: row.id,
    title: row.title,
    language: row.language,
    firstAt: row.first_at,
    latestAt: row.latest_at,
    mergedInto: row.merged_into,
  };
}

function toRow(row: Selectable<ThreadingTable>): ThreadRow {
  return {
    articleId: row.article_id,
    eventId: row.event_id,
    seq: Number(row.seq),
    inputHash: row.input_hash,
    title: row.title,
    language: row.language,
    at: row.at,
    copyOf: row.copy_of,
    features: row.features as ReportFeatures,
    newSentences: row.new_sentences as NewSentence[],
    evidence: row.evidence as ThreadEvidence,
  };
}
