import { storable } from "@throughline/text";
import { type Kysely, type Selectable, sql } from "kysely";
import type { Database, FeedDeliveryTable, SubscriptionTable } from "./schema.ts";

export type SubscriptionRow = Selectable<SubscriptionTable>;
export type FeedDelivery = Selectable<FeedDeliveryTable>;

/** What a hub can be asked, by WebSub's `hub.mode`. */
export type HubMode = "subscribe" | "unsubscribe";

export type WantedSubscription = { id: string; secret: string; feedId: string; hub: string; topic: string };

/** Documents of one feed that may wait for a poll; what comes beyond them is left to the poll itself. */
const mostDeliveries = 20;

/** Subscriptions of feeds to their hubs, and the documents that hubs delivered (WebSub, W3C 2018). */
export function createSubscriptionStore(db: Kysely<Database>) {
  const change = (id: string, changes: Partial<Record<keyof SubscriptionTable, unknown>>) =>
    db
      .updateTable("subscriptions")
      .set(storable(changes) as never)
      .where("id", "=", id)
      .execute();
  return {
    /**
     * Makes a feed's subscription due to be asked for. One to the same hub and topic stays as it is; another one
     * takes the place of the old, whose callback ends with it.
     */
    async want(wanted: WantedSubscription, now: Date): Promise<void> {
      const { id, secret, feedId, hub, topic } = storable(wanted);
      await sql`
        insert into subscriptions as known (id, feed_id, hub, topic, secret, ask, next_ask_at)
        values (${id}, ${feedId}, ${hub}, ${topic}, ${secret}, 'subscribe', ${now})
        on conflict (feed_id) do update set
          id = excluded.id, hub = excluded.hub, topic = excluded.topic, secret = excluded.secret,
          status = 'pending', reason = '', asked = null, ask = 'subscribe', next_ask_at = excluded.next_ask_at,
          tries = 0, expires_at = null
        where known.hub <> excluded.hub or known.topic <> excluded.topic or known.status = 'ended'
          or known.ask = 'unsubscribe'`.execute(db);
    },

    /** Makes a feed's subscription due to be ended. */
    async leave(feedId: string, now: Date): Promise<void> {
      await sql`
        update subscriptions set ask = 'unsubscribe', next_ask_at = ${now}, tries = 0
        where feed_id = ${feedId} and status <> 'ended' and ask is distinct from 'unsubscribe'`.execute(db);
    },

    /** Takes the feeds whose hub is to be asked, for `claimSeconds`: until then nobody else takes them. */
    async takeDue(now: Date, limit: number, claimSeconds: number): Promise<string[]> {
      const { rows } = await sql<{ feed_id: string }>`
        update subscriptions set next_ask_at = ${now}::timestamptz + make_interval(secs => ${claimSeconds})
        where id in (
          select id from subscriptions where next_ask_at <= ${now}
          order by next_ask_at limit ${limit} for update skip locked
        )
        returning feed_id`.execute(db);
      return rows.map((row) => row.feed_id);
    },

    async ofFeed(feedId: string): Promise<SubscriptionRow | undefined> {
      return db.selectFrom("subscriptions").selectAll().where("feed_id", "=", feedId).executeTakeFirst();
    },

    async find(id: string): Promise<SubscriptionRow | undefined> {
      return db.selectFrom("subscriptions").selectAll().where("id", "=", id).executeTakeFirst();
    },

    /** Written before the hub is asked, since it may verify before it answers. */
    async asking(id: string, mode: HubMode, nextAskAt: Date): Promise<void> {
      await sql`update subscriptions set asked = ${mode}, next_ask_at = ${nextAskAt}, tries = tries + 1
        where id = ${id}`.execute(db);
    },

    /** The hub did not take the request; it is asked again when that was due. */
    async notTaken(id: string, reason: string): Promise<void> {
      await change(id, { asked: null, reason });
    },

    /**
     * The hub verified what it was asked: a subscription holds until `expiresAt` and is asked for again at
     * `renewAt`. Answers false when nothing of the kind was asked.
     */
    async subscribed(id: string, topic: string, expiresAt: Date, renewAt: Date): Promise<boolean> {
      const { rows } = await sql`
        update subscriptions set status = 'active', reason = '', asked = null, tries = 0,
          expires_at = ${expiresAt}, next_ask_at = ${renewAt}
        where id = ${id} and topic = ${topic} and asked = 'subscribe' returning id`.execute(db);
      return rows.length > 0;
    },

    /** As `subscribed`, for its end. */
    async unsubscribed(id: string, topic: string): Promise<boolean> {
      const { rows } = await sql`
        update subscriptions set status = 'ended', asked = null, ask = null, next_ask_at = null, expires_at = null
        where id = ${id} and topic = ${topic} and asked = 'unsubscribe' returning id`.execute(db);
      return rows.length > 0;
    },

    /** Nothing more is expected of the hub. */
    async end(id: string, reason: string): Promise<void> {
      await change(id, {
        status: "ended",
        reason,
        asked: null,
        ask: null,
        next_ask_at: null,
        expires_at: null,
      });
    },

    /** The hub will not deliver; it is asked again at `nextAskAt`. */
    async denied(id: string, topic: string, reason: string, nextAskAt: Date): Promise<boolean> {
      const { rows } = await sql`
        update subscriptions set status = 'denied', reason = ${storable(reason)}, asked = null, expires_at = null,
          next_ask_at = case when ask = 'subscribe' then ${nextAskAt}::timestamptz end
        where id = ${id} and topic = ${topic} and status <> 'ended' returning id`.execute(db);
      return rows.length > 0;
    },

    /**
     * Keeps a delivered document and makes the feed due, which is locked first: a poll that ends at the same time
     * sees the document or is overruled. Answers false when as many wait as may; the feed is due all the same.
     */
    async deliver(
      subscription: SubscriptionRow,
      document: { contentType: string; body: Uint8Array },
      now: Date,
    ): Promise<boolean> {
      return db.transaction().execute(async (trx) => {
        await sql`update feeds set next_poll_at = ${now} where id = ${subscription.feed_id}`.execute(trx);
        await sql`update subscriptions set pushes = pushes + 1, last_push_at = ${now}
          where id = ${subscription.id}`.execute(trx);
        const { rows } = await sql`
          insert into feed_deliveries (feed_id, content_type, body, received_at)
          select ${subscription.feed_id}, ${storable(document.contentType)}, ${Buffer.from(document.body)}, ${now}
          where (select count(*) from feed_deliveries where feed_id = ${subscription.feed_id}) < ${mostDeliveries}
          returning id`.execute(trx);
        return rows.length > 0;
      });
    },

    /** Delivered documents of a feed that no poll has read, oldest first. */
    async deliveries(feedId: string): Promise<FeedDelivery[]> {
      return db
        .selectFrom("feed_deliveries")
        .selectAll()
        .where("feed_id", "=", feedId)
        .orderBy("id")
        .limit(mostDeliveries)
        .execute();
    },

    async dropDeliveries(ids: string[]): Promise<void> {
      await db.deleteFrom("feed_deliveries").where("id", "in", ids).execute();
    },
  };
}
