import { type Kysely, sql, type Transaction } from "kysely";
import { createFeedStore } from "./feeds.ts";
import { feedIdOf, fractionOf } from "./ids.ts";
import { createKnownFeeds } from "./known-feeds.ts";
import { retried } from "./retried.ts";
import type { Database, ImportedFeed } from "./schema.ts";

export type SettleOptions = {
  most: number;
  now: Date;
  /** The interval before a feed's own pace is known. */
  intervalSeconds: number;
};

type Settled = { import_id: string; position: number; result: string; reason: string; feed_id: string };

/** The first polls of feeds that come together are this far apart on average. */
const secondsPerFeed = 2;

/**
 * Adds the next feeds that wait in any import and notes what came of each, in one transaction: a feed is never
 * added without its result, and two that work at once take different ones. Answers how many were settled.
 */
export function settleNextFeeds(db: Kysely<Database>, options: SettleOptions): Promise<number> {
  return retried(() => db.transaction().execute((trx) => settle(trx, options)));
}

async function settle(trx: Transaction<Database>, options: SettleOptions): Promise<number> {
  const rows = await trx
    .selectFrom("feed_import_items as item")
    .innerJoin("feed_imports", "feed_imports.id", "item.import_id")
    .select(["item.import_id", "item.position", "item.feed", "feed_imports.total"])
    .where("item.result", "is", null)
    .orderBy("item.import_id")
    .orderBy("item.position")
    .limit(options.most)
    .forUpdate("item")
    .skipLocked()
    .execute();
  const waiting = rows.flatMap(({ feed, ...row }) => (feed ? [{ ...row, feed }] : []));
  const known = await createKnownFeeds(trx).find(waiting.flatMap(({ feed }) => feed.twins));
  const settled: Settled[] = [];
  for (const { import_id, position, feed, total } of waiting) {
    const twin = feed.twins.map((url) => known.get(url)).find((row) => row !== undefined);
    const what = twin ? wasThere(twin, feed.url) : await add(trx, feed, total, options);
    settled.push({ import_id, position, ...what });
  }
  if (settled.length > 0)
    await sql`update feed_import_items item
      set result = row.result, reason = row.reason, feed_id = row.feed_id, settled_at = ${options.now}::timestamptz
      from jsonb_to_recordset(${JSON.stringify(settled)}::jsonb)
        as row(import_id text, position int, result text, reason text, feed_id text)
      where item.import_id = row.import_id and item.position = row.position`.execute(trx);
  return waiting.length;
}

async function add(trx: Transaction<Database>, feed: ImportedFeed, among: number, options: SettleOptions) {
  // The same feeds give the same spread, and hosts of many feeds are not met in the list's order.
  const waitSeconds = fractionOf(feedIdOf(feed.url)) * among * secondsPerFeed;
  const { feed: row, added } = await createFeedStore(trx).add(
    {
      ...feed,
      origin: "user",
      nextPollAt: new Date(options.now.getTime() + waitSeconds * 1000),
      intervalSeconds: options.intervalSeconds,
    },
    options.now,
  );
  return added ? { result: "added", reason: feed.note, feed_id: row.id } : wasThere(row, feed.url);
}

function wasThere(row: { id: string; url: string }, url: string) {
  const reason = row.url === url ? "" : `It is here as ${row.url} and stays as it is.`;
  return { result: "known", reason, feed_id: row.id };
}
