import { storable } from "@throughline/text";
import { type Kysely, type Selectable, sql } from "kysely";
import type { Database, FeedImportItemTable, FeedImportTable, ImportedFeed } from "./schema.ts";
import { type SettleOptions, settleNextFeeds } from "./settle-import.ts";

/** What came of one feed of an import. */
export type FeedImportOutcome = "added" | "known" | "duplicate" | "notUrl" | "refused";

/** One feed of a new import: to be added (`feed`), or settled already. */
export type NewImportItem = { url: string; title: string } & (
  | { feed: ImportedFeed }
  | { result: "duplicate" | "notUrl" | "refused"; reason: string }
);

/** An import with how many of its feeds ended how, and how many wait. */
export type FeedImportState = Selectable<FeedImportTable> & {
  counts: Record<FeedImportOutcome | "waiting", number>;
  /** Of the added ones: how their first polls went. */
  polls: { waiting: number; well: number; failing: number };
  /** When the last one was settled; null while one waits. */
  finished_at: Date | null;
};

/** One feed of an import, and how it does since it was added. */
export type FeedImportItem = Omit<Selectable<FeedImportItemTable>, "feed" | "import_id"> & {
  status: string | null;
  last_polled_at: Date | null;
  error_count: number | null;
  last_error: string | null;
};

/** Imports that are kept, the newest. */
const keptImports = 20;
/** Rows in one statement: a statement takes 65,535 parameters. */
const rowsAtOnce = 500;

/** Lists of feeds that people brought, worked through in small steps that survive a restart. */
export function createFeedImportStore(db: Kysely<Database>) {
  return {
    /** Takes a list over as a whole; its feeds are added by `settleNext`. Forgets all but the newest imports. */
    async create(id: string, name: string, items: readonly NewImportItem[], now: Date): Promise<void> {
      const rows = storable(items.map((item, at) => rowOf(id, at + 1, item, now)));
      await db.transaction().execute(async (trx) => {
        await trx
          .insertInto("feed_imports")
          .values({ id, name: storable(name), total: items.length, created_at: now })
          .execute();
        for (let at = 0; at < rows.length; at += rowsAtOnce)
          await trx
            .insertInto("feed_import_items")
            .values(rows.slice(at, at + rowsAtOnce))
            .execute();
        await sql`delete from feed_imports where id in (
          select id from feed_imports order by created_at desc, id desc offset ${keptImports}
        )`.execute(trx);
      });
    },

    settleNext: (options: SettleOptions): Promise<number> => settleNextFeeds(db, options),

    /** The kept imports, the newest first. */
    list: (): Promise<FeedImportState[]> => states(db),

    async get(id: string): Promise<FeedImportState | undefined> {
      return (await states(db, id))[0];
    },

    /** An import's feeds in the order of its list. */
    async items(id: string): Promise<FeedImportItem[]> {
      return db
        .selectFrom("feed_import_items as item")
        .leftJoin("feeds", "feeds.id", "item.feed_id")
        .select(["position", "item.url", "item.title", "result", "reason", "feed_id", "settled_at"])
        .select(["feeds.status", "feeds.last_polled_at", "feeds.error_count", "feeds.last_error"])
        .where("import_id", "=", id)
        .orderBy("position")
        .execute();
    },
  };
}

function rowOf(importId: string, position: number, item: NewImportItem, now: Date) {
  const base = { import_id: importId, position, url: item.url, title: item.title, feed_id: null };
  if ("result" in item)
    return { ...base, feed: null, result: item.result, reason: item.reason, settled_at: now };
  return { ...base, feed: JSON.stringify(item.feed), result: null, reason: "", settled_at: null };
}

async function states(db: Kysely<Database>, id?: string): Promise<FeedImportState[]> {
  const { rows } = await sql<Selectable<FeedImportTable> & { finished_at: Date | null } & Counted>`
    select feed_imports.*, counted.* from feed_imports, lateral (
      select
        count(*) filter (where result is null)::int as waiting,
        count(*) filter (where result = 'added')::int as added,
        count(*) filter (where result = 'known')::int as known,
        count(*) filter (where result = 'duplicate')::int as duplicate,
        count(*) filter (where result = 'notUrl')::int as "notUrl",
        count(*) filter (where result = 'refused')::int as refused,
        count(*) filter (where result = 'added' and status <> 'removed' and last_polled_at is null)::int as unpolled,
        count(*) filter (where result = 'added' and status <> 'removed' and last_polled_at is not null
          and error_count = 0)::int as well,
        count(*) filter (where result = 'added' and status <> 'removed' and error_count > 0)::int as failing,
        case when count(*) = count(settled_at) then coalesce(max(settled_at), feed_imports.created_at) end as finished_at
      from feed_import_items item left join feeds on feeds.id = item.feed_id
      where item.import_id = feed_imports.id
    ) counted
    where ${id === undefined ? sql`true` : sql`feed_imports.id = ${id}`}
    order by created_at desc, feed_imports.id desc`.execute(db);
  return rows.map(
    ({ waiting, added, known, duplicate, notUrl, refused, unpolled, well, failing, ...row }) => ({
      ...row,
      counts: { waiting, added, known, duplicate, notUrl, refused },
      polls: { waiting: unpolled, well, failing },
    }),
  );
}

type Counted = Record<FeedImportOutcome | "waiting" | "unpolled" | "well" | "failing", number>;
