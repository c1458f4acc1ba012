import type { Selectable } from "kysely";
import { type Kysely, sql } from "kysely";
import type { FeedRow } from "./feeds.ts";
import type { Database, FeedPollTable } from "./schema.ts";
import type { SubscriptionRow } from "./subscriptions.ts";

export type FeedPollRow = Selectable<FeedPollTable>;
/** A feed with the number of articles that it brought, and its subscription. */
export type ListedFeed = FeedRow & { articles: number; subscription: SubscriptionRow | undefined };
/** What came of a feed's entries: how many, brought by no other before, on the story, copies. */
export type FeedYieldCounts = { entries: number; fresh: number; onStory: number; copies: number };

/** Feeds listed at most. */
const mostFeeds = 5000;

/** Feeds as the desk lists them; removed ones are not. */
export function createDeskFeeds(db: Kysely<Database>) {
  const listed = () => db.selectFrom("feeds").selectAll().where("status", "<>", "removed");

  async function yields(since: Date, feedId?: string): Promise<Map<string, FeedYieldCounts>> {
    const { rows } = await sql<FeedYieldCounts & { source: string }>`
      select entries.source, count(*)::int as entries,
        (count(*) filter (where articles.observed_at >= entries.seen_at))::int as fresh,
        (count(*) filter (where articles.event_id is not null))::int as "onStory",
        (count(*) filter (where articles.copy_of is not null))::int as copies
      from entries join articles on articles.id = entries.article_id
      where entries.seen_at > ${since} ${feedId === undefined ? sql`` : sql`and entries.source = ${feedId}`}
      group by entries.source`.execute(db);
    return new Map(rows.map(({ source, ...counts }) => [source, counts]));
  }

  return {
    /** All feeds by publisher and title. */
    async list(): Promise<ListedFeed[]> {
      const feeds = await listed()
        .orderBy("publisher")
        .orderBy("title")
        .orderBy("url")
        .limit(mostFeeds)
        .execute();
      const counts = await db
        .selectFrom("entries")
        .select((select) => ["source", select.fn.countAll<string>().as("count")])
        .groupBy("source")
        .execute();
      const subscriptions = await db.selectFrom("subscriptions").selectAll().execute();
      const bySource = new Map(counts.map(({ source, count }) => [source, Number(count)]));
      const byFeed = new Map(subscriptions.map((subscription) => [subscription.feed_id, subscription]));
      return feeds.map((feed) => ({
        ...feed,
        articles: bySource.get(feed.id) ?? 0,
        subscription: byFeed.get(feed.id),
      }));
    },

    /** What came of the entries since then, by feed, or for one feed. Feeds without an entry are not there. */
    yields,

    /** One feed with its newest polls first. */
    async detail(id: string): Promise<(ListedFeed & { polls: FeedPollRow[] }) | undefined> {
      const feed = await listed()
        .select(sql<number>`(select count(*)::int from entries where source = feeds.id)`.as("articles"))
        .where("id", "=", id)
        .executeTakeFirst();
      if (!feed) return undefined;
      const [polls, subscription] = await Promise.all([
        db
          .selectFrom("feed_polls")
          .selectAll()
          .where("feed_id", "=", id)
          .orderBy("id", "desc")
          .limit(20)
          .execute(),
        db.selectFrom("subscriptions").selectAll().where("feed_id", "=", id).executeTakeFirst(),
      ]);
      return { ...feed, polls, subscription };
    },

    /** How many feeds stand how, and how many are due now. */
    async counts(now: Date) {
      const { rows } = await sql<{ [name: string]: string }>`select
        count(*) filter (where status = 'active') as active,
        count(*) filter (where status = 'paused') as paused,
        count(*) filter (where status = 'disabled') as disabled,
        count(*) filter (where status = 'active' and error_count > 0) as failing,
        count(*) filter (where status = 'active' and next_poll_at <= ${now}) as due
        from feeds`.execute(db);
      const number = (name: string) => Number(rows[0]?.[name] ?? 0);
      return {
        active: number("active"),
        paused: number("paused"),
        disabled: number("disabled"),
        failing: number("failing"),
        due: number("due"),
      };
    },
  };
}
