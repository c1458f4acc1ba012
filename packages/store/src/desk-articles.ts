import { fold } from "@throughline/text";
import { type Kysely, type RawBuilder, type SqlBool, sql } from "kysely";
import { readCursor, writeCursor } from "./cursor.ts";
import { articleDetail } from "./desk-article-detail.ts";
import { listedArticles } from "./listed-articles.ts";
import type { Database } from "./schema.ts";

/** What an article list may be narrowed by; all that are given must fit. */
export type ArticleFilter = {
  /** Words in the title or text, in the syntax of web searches: "a phrase", or, -not. */
  q?: string;
  event?: string;
  /** Ids of one entity. */
  entity?: readonly string[];
  feed?: string;
  language?: string;
  /** Observed at or after, and before. */
  after?: Date;
  before?: Date;
  limit: number;
  cursor?: string;
};

/** Hits of a search that are ranked, the newest: ranking all of a common word's would take seconds. */
const rankedHits = 1000;

/** Articles as the desk lists them. */
export function createDeskArticles(db: Kysely<Database>) {
  return {
    /**
     * Articles by newest observation, or by rank among the newest thousand hits where `q` is given. Goes on
     * behind the cursor's article, whatever came in since. Throws a `RangeError` for a wrong cursor.
     */
    async list(filter: ArticleFilter) {
      const page = filter.q ? ranked(filter.q, filter) : byObservation(filter);
      const { rows } = await sql<{ id: string; place: (string | number)[] }>`
        select id, place from (${page}) as page order by position`
        .execute(db)
        .catch(refuseWrongValue);
      const shown = rows.slice(0, filter.limit);
      const last = rows.length > filter.limit ? shown.at(-1) : undefined;
      const items = await listedArticles(
        db,
        shown.map((row) => row.id),
      );
      return { items, nextCursor: last ? writeCursor(last.place) : null };
    },

    /** The articles of these ids in this order; ids that are none are left out. */
    listed: (ids: readonly string[]) => listedArticles(db, ids),

    detail: (id: string) => articleDetail(db, id),

    /** Titles of articles and feeds by id. */
    async titles(ids: readonly string[]): Promise<Map<string, string>> {
      if (ids.length === 0) return new Map();
      const rows = await db
        .selectFrom("articles")
        .select(["id", "title"])
        .where("id", "in", ids)
        .unionAll(db.selectFrom("feeds").select(["id", "title"]).where("id", "in", ids))
        .execute();
      return new Map(rows.map((row) => [row.id, row.title]));
    },

    /** How many articles there are, and how many events they make. */
    async totals(): Promise<{ articles: number; events: number }> {
      const { rows } = await sql<{ articles: string; events: string }>`
        select count(*) as articles, count(distinct event_id) as events from articles
        where merged_into is null`.execute(db);
      return { articles: Number(rows[0]?.articles), events: Number(rows[0]?.events) };
    },
  };
}

function byObservation(filter: ArticleFilter): RawBuilder<unknown> {
  const conditions = conditionsOf(filter);
  if (filter.cursor) {
    const [observedAt, id] = readCursor(filter.cursor, 2);
    conditions.push(sql`(observed_at, id) < (${observedAt}::timestamptz, ${id})`);
  }
  return sql`
    select id, jsonb_build_array(observed_at::text, id) as place,
      row_number() over (order by observed_at desc, id desc) as position
    from articles where ${all(conditions)}
    order by observed_at desc, id desc limit ${filter.limit + 1}`;
}

/**
 * The cursor holds the observation of the newest hit of the first page: what comes in later stays out, so that
 * the thousand hits are the same on every page.
 */
function ranked(q: string, filter: ArticleFilter): RawBuilder<unknown> {
  const query = sql`websearch_to_tsquery('simple', ${fold(q)})`;
  const [asOf, rank, observedAt, id] = filter.cursor ? readCursor(filter.cursor, 4) : [];
  const hits = sql`
    select id, article_words.observed_at, words from article_words join articles on id = article_id
    where words @@ ${query} and ${all(conditionsOf(filter, sql`article_words.observed_at`))}
      and ${asOf ? sql`article_words.observed_at <= ${asOf}::timestamptz` : sql`true`}
    order by article_words.observed_at desc, article_id desc limit ${rankedHits}`;
  const behind = id
    ? sql`(rank, observed_at, id) < (${rank}::real, ${observedAt}::timestamptz, ${id})`
    : sql`true`;
  return sql`
    select id, jsonb_build_array(as_of::text, rank, observed_at::text, id) as place,
      row_number() over (order by rank desc, observed_at desc, id desc) as position
    from (
      select id, observed_at, ts_rank_cd(words, ${query}) as rank,
        coalesce(${asOf ?? null}::timestamptz, max(observed_at) over ()) as as_of
      from (${hits}) as hit
    ) as ranked where ${behind}
    order by rank desc, observed_at desc, id desc limit ${filter.limit + 1}`;
}

function conditionsOf(filter: ArticleFilter, observedAt = sql`observed_at`): RawBuilder<SqlBool>[] {
  const { event, entity, feed, language, after, before } = filter;
  // One that was merged into another is no article of its own any more.
  const conditions: RawBuilder<SqlBool>[] = [sql`merged_into is null`];
  if (event) conditions.push(sql`event_id = ${event}`);
  if (language) conditions.push(sql`language = ${language}`);
  if (after) conditions.push(sql`${observedAt} >= ${after}`);
  if (before) conditions.push(sql`${observedAt} < ${before}`);
  if (feed) conditions.push(sql`id in (select article_id from entries where source = ${feed})`);
  if (entity)
    conditions.push(
      sql`coalesce(copy_of, id) in (select article_id from article_entities where entity_id = any (${[...entity]}::text[]))`,
    );
  return conditions;
}

function all(conditions: RawBuilder<SqlBool>[]): RawBuilder<SqlBool> {
  return conditions.length === 0 ? sql`true` : sql`${sql.join(conditions, sql` and `)}`;
}

/** Class 22 of the SQL states is a value of a wrong form; only the cursor's come from outside unchecked. */
function refuseWrongValue(error: unknown): never {
  const { code } = error as { code?: string };
  throw code?.startsWith("22") ? new RangeError("the cursor is not one that this list gave") : error;
}
