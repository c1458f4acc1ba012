import type { Selectable } from "kysely";
import { type Kysely, sql } from "kysely";
import type { FeedRow } from "./feeds.ts";
import type { Database, FeedPollTable } from "./schema.ts";

export type FeedPollRow = Selectable<FeedPollTable>;
/** A feed with the number of articles that it brought. */
export type ListedFeed = FeedRow & { articles: number };

/** Feeds listed at most. */
const mostFeeds = 5000;

/** Feeds as the desk lists them; removed ones are not. */
export function createDeskFeeds(db: Kysely<Database>) {
  const listed = () => db.selectFrom("feeds").selectAll().where("status", "<>", "removed");
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
      const bySource = new Map(counts.map(({ source, count }) => [source, Number(count)]));
      return feeds.map((feed) => ({ ...feed, articles: bySource.get(feed.id) ?? 0 }));
    },

    /** One feed with its newest polls first. */
    async detail(id: string): Promise<(ListedFeed & { polls: FeedPollRow[] }) | undefined> {
      const feed = await listed()
        .select(sql<number>`(select count(*)::int from entries where source = feeds.id)`.as("articles"))
        .where("id", "=", id)
        .executeTakeFirst();
      if (!feed) return undefined;
      const polls = await db
        .selectFrom("feed_polls")
        .selectAll()
        .where("feed_id", "=", id)
        .orderBy("id", "desc")
        .limit(20)
        .execute();
      return { ...feed, polls };
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
