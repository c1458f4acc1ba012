import type { PollJob, StateMedia } from "@throughline/contracts";
import { storable } from "@throughline/text";
import { type Kysely, type Selectable, sql, type Updateable } from "kysely";
import { feedIdOf } from "./ids.ts";
import type { Database, FeedTable } from "./schema.ts";

export type FeedRow = Selectable<FeedTable>;

export type NewFeed = {
  url: string;
  title?: string;
  publisher?: string;
  country?: string;
  language?: string;
  stateMedia?: StateMedia;
  /** Where a reader's list has it, outermost first. */
  folders?: string[];
  origin: "pack" | "user";
  /** When to poll it first. */
  nextPollAt: Date;
  intervalSeconds: number;
};

/** How one poll ended, and what it changes in the feed's state. */
export type PollRecord = {
  feedId: string;
  at: Date;
  outcome: "entries" | "unchanged" | "failed";
  reason: string;
  httpStatus: number | null;
  entries: number;
  newEntries: number;
  durationMs: number;
  changes: Updateable<FeedTable>;
};

/** Polls of one feed that are kept. */
const keptPolls = 20;

/** Feeds and the record of their polls. */
export function createFeedStore(db: Kysely<Database>) {
  /** The feed at a URL, or the one that was added under it and has moved since. */
  const getByUrl = (url: string): Promise<FeedRow | undefined> =>
    db
      .selectFrom("feeds")
      .selectAll()
      .where((where) => where.or([where("url", "=", url), where("id", "=", feedIdOf(url))]))
      .orderBy(sql`url = ${url}`, "desc")
      .limit(1)
      .executeTakeFirst();
  return {
    /**
     * Adds a feed, or brings back one that was removed. Answers the feed and whether it is new; a known one
     * stays as it is.
     */
    async add(given: NewFeed, now: Date): Promise<{ feed: FeedRow; added: boolean }> {
      const feed = storable(given);
      const values = {
        id: feedIdOf(feed.url),
        url: feed.url,
        title: feed.title ?? "",
        site_url: "",
        publisher: feed.publisher ?? "",
        country: feed.country ?? "",
        language: feed.language ?? "",
        state_media: feed.stateMedia ?? "no",
        folders: JSON.stringify(feed.folders ?? []),
        origin: feed.origin,
        status: "active",
        status_reason: "",
        next_poll_at: feed.nextPollAt,
        interval_s: feed.intervalSeconds,
        created_at: now,
      };
      const inserted = await db
        .insertInto("feeds")
        .values(values)
        .onConflict((conflict) => conflict.doNothing())
        .returningAll()
        .executeTakeFirst();
      if (inserted) return { feed: inserted, added: true };
      const known = await getByUrl(feed.url);
      if (!known) throw new Error(`the feed ${feed.url} came and went while it was added`);
      const revived = await db
        .updateTable("feeds")
        .set({
          status: "active",
          status_reason: "",
          next_poll_at: feed.nextPollAt,
          error_count: 0,
          last_error: null,
        })
        .where("id", "=", known.id)
        .where("status", "=", "removed")
        .returningAll()
        .executeTakeFirst();
      return revived ? { feed: revived, added: true } : { feed: known, added: false };
    },

    async get(id: string): Promise<FeedRow | undefined> {
      return db.selectFrom("feeds").selectAll().where("id", "=", id).executeTakeFirst();
    },

    getByUrl,

    async update(id: string, changes: Updateable<FeedTable>): Promise<FeedRow | undefined> {
      return db.updateTable("feeds").set(changes).where("id", "=", id).returningAll().executeTakeFirst();
    },

    /**
     * Takes the feeds that are due for `claimSeconds`: until then no other scheduler takes them, and a poll
     * whose job is lost comes due again. The poll itself writes its real due time before it asks the feed.
     */
    async takeDue(now: Date, limit: number, claimSeconds: number): Promise<PollJob[]> {
      const { rows } = await sql<{ id: string }>`
        update feeds set next_poll_at = ${now}::timestamptz + make_interval(secs => ${claimSeconds})
        where id in (
          select id from feeds where status = 'active' and next_poll_at <= ${now}
          order by next_poll_at limit ${limit} for update skip locked
        )
        returning id`.execute(db);
      return rows.map(({ id }) => ({ feedId: id }));
    },

    /** How many feeds are polled. */
    async countActive(): Promise<number> {
      const row = await db
        .selectFrom("feeds")
        .select((select) => select.fn.countAll<string>().as("count"))
        .where("status", "=", "active")
        .executeTakeFirstOrThrow();
      return Number(row.count);
    },

    /** Writes a poll into the record and its changes into the feed, together; older polls are dropped. */
    async recordPoll(poll: PollRecord): Promise<void> {
      await db.transaction().execute(async (trx) => {
        await trx
          .insertInto("feed_polls")
          .values({
            feed_id: poll.feedId,
            at: poll.at,
            outcome: poll.outcome,
            reason: poll.reason,
            http_status: poll.httpStatus,
            entries: poll.entries,
            new_entries: poll.newEntries,
            duration_ms: poll.durationMs,
          })
          .execute();
        await sql`delete from feed_polls where feed_id = ${poll.feedId} and id <= (
          select id from feed_polls where feed_id = ${poll.feedId} order by id desc offset ${keptPolls} limit 1
        )`.execute(trx);
        await trx
          .updateTable("feeds")
          .set({ ...poll.changes, last_polled_at: poll.at })
          .where("id", "=", poll.feedId)
          .execute();
      });
    },
  };
}
