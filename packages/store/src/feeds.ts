import type { PollJob, StateMedia } from "@throughline/contracts";
import { storable } from "@throughline/text";
import { type Kysely, type Selectable, sql, type Updateable } from "kysely";
import { createBatcher } from "./batch.ts";
import { feedIdOf } from "./ids.ts";
import type { polledColumns } from "./polled-columns.ts";
import { isRefusal } from "./refusal.ts";
import { retried } from "./retried.ts";
import type { Database, FeedTable } from "./schema.ts";

export type FeedRow = Selectable<FeedTable>;

export type NewFeed = {
  url: string;
  title?: string;
  publisher?: string;
  country?: string;
  language?: string;
  stateMedia?: StateMedia;
  /** Whether its articles are looked at again for edits. Default true. */
  watchEdits?: boolean;
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
  changes: Pick<Updateable<FeedTable>, (typeof polledColumns)[number]>;
  /** Ids of the delivered documents that it read. */
  deliveries?: string[];
};

/** A feed as a poll finds it. */
export type PolledFeed = FeedRow & {
  /** A hub delivered a document that no poll has read yet. */
  delivered: boolean;
  subscribed_hub: string | null;
  subscribed_topic: string | null;
  subscription_status: string | null;
  /** What its hub is to be asked next. */
  subscription_ask: string | null;
  subscribed_until: Date | null;
};

export type BeginningPoll = { feedId: string; now: Date; shortestSeconds: number };

const mostInOneStatement = 200;

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
        watch_edits: feed.watchEdits ?? true,
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

    /**
     * What a poll needs to know of its feed; where the feed is active, its next due time is written with it, so that
     * a crash makes no hot loop. Polls that begin at the same time do so in one statement.
     */
    beginPoll: createBatcher(
      (polls: BeginningPoll[]) => beginPolls(db, polls),
      mostInOneStatement,
      () => false,
    ),

    /**
     * Writes a poll into the record and its changes into the feed, together, and drops the deliveries that it read;
     * polls that end at the same time are written in one statement.
     */
    recordPoll: createBatcher(
      (polls: PollRecord[]) => retried(() => recordPolls(db, polls)),
      mostInOneStatement,
      isRefusal,
    ),

    /** Times of a feed's newest entries, newest first: published, but never later than seen. */
    async entryTimes(id: string, limit: number): Promise<Date[]> {
      const { rows } = await sql<{ at: Date }>`
        select least(coalesce(published_at, seen_at), seen_at) as at from (
          select published_at, seen_at from entries where source = ${id} order by seen_at desc limit ${limit}
        ) newest order by at desc`.execute(db);
      return rows.map(({ at }) => at);
    },
  };
}

async function beginPolls(db: Kysely<Database>, polls: BeginningPoll[]): Promise<(PolledFeed | undefined)[]> {
  const ids = polls.map(({ feedId }) => feedId);
  const [{ now, shortestSeconds } = { now: new Date(), shortestSeconds: 0 }] = polls;
  const { rows } = await sql<PolledFeed>`
    with active as (
      select id from feeds where id = any(${ids}) and status = 'active' order by id for update
    ), due as (
      update feeds set next_poll_at = ${now}::timestamptz + make_interval(
        secs => coalesce(chosen_interval_s, greatest(interval_s, ${shortestSeconds}::double precision))
      )
      from active where feeds.id = active.id
    )
    select feeds.*, exists (select from feed_deliveries where feed_id = feeds.id) as delivered,
      subscription.hub as subscribed_hub, subscription.topic as subscribed_topic,
      subscription.status as subscription_status, subscription.ask as subscription_ask,
      subscription.expires_at as subscribed_until
    from feeds left join subscriptions subscription on subscription.feed_id = feeds.id
    where feeds.id = any(${ids})`.execute(db);
  const byId = new Map(rows.map((row) => [row.id, row]));
  return ids.map((id) => byId.get(id));
}

async function recordPolls(db: Kysely<Database>, polls: PollRecord[]) {
  await sql`select record_polls(${JSON.stringify(storable(polls))}::jsonb)`.execute(db);
  return polls.map(() => undefined);
}
