import { type Kysely, sql } from "kysely";
import type { Database } from "./schema.ts";

/** A report as an event's summary names it. */
export type SummaryReport = { id: string; publisher: string; country: string; state_media: string; at: Date };

/** What an event's articles add up to. */
export type EventFigures = {
  firstAt: Date;
  latestAt: Date;
  articles: number;
  copies: number;
  /**
   * Independent sources: trees of copies, of which those count once whose originals are from one family of publishers,
   * or say that they are.
   */
  sources: number;
  languages: string[];
  /** Articles in each of `slices` equal parts of the time from first to latest. */
  spark: number[];
  first: SummaryReport;
  /** The latest report that said something new, and what. */
  newest: (SummaryReport & { sentences: string[] }) | undefined;
};

const slices = 24;
/** Of what is new, a list shows no more. */
const mostSentences = 3;

/**
 * When an article came out: as it says itself, but never later than it was seen, since some publish into the
 * future.
 */
const cameOut = sql`least(coalesce(published_at, observed_at), observed_at)`;

/** The figures of each of these events that has articles. */
export async function eventFigures(
  db: Kysely<Database>,
  ids: readonly string[],
): Promise<Map<string, EventFigures>> {
  if (ids.length === 0) return new Map();
  const [totals, spark, first, newest] = [
    await totalsOf(db, ids),
    await sparksOf(db, ids),
    await firstOf(db, ids),
    await newestOf(db, ids),
  ];
  const figures = new Map<string, EventFigures>();
  for (const { event_id, ...total } of totals) {
    const firstReport = first.get(event_id);
    if (!firstReport) continue;
    figures.set(event_id, {
      ...total,
      spark: spark.get(event_id) ?? [total.articles],
      first: firstReport,
      newest: newest.get(event_id),
    });
  }
  return figures;
}

type Totals = Pick<EventFigures, "firstAt" | "latestAt" | "articles" | "copies" | "sources" | "languages">;

async function totalsOf(
  db: Kysely<Database>,
  ids: readonly string[],
): Promise<(Totals & { event_id: string })[]> {
  const { rows } = await sql<Totals & { event_id: string }>`
    with report as (
      select articles.*, coalesce(nullif(root.source, ''), nullif(original.publisher, ''), own.original_id,
        nullif(articles.publisher, ''), articles.id) as source
      from articles
        left join copies own on own.id = articles.id
        left join copies root on root.id = own.original_id
        left join articles original on original.id = own.original_id
      where articles.event_id = any (${[...ids]}::text[])
    )
    select event_id, count(*)::int as articles, count(copy_of)::int as copies,
      min(${cameOut}) as "firstAt", max(${cameOut}) as "latestAt",
      count(distinct source)::int as sources,
      array_agg(distinct language order by language) as languages
    from report group by event_id`.execute(db);
  return rows;
}

async function sparksOf(db: Kysely<Database>, ids: readonly string[]): Promise<Map<string, number[]>> {
  const { rows } = await sql<{ event_id: string; slice: number; count: number }>`
    with report as (
      select event_id, extract(epoch from ${cameOut})::float8 as at from articles
      where event_id = any (${[...ids]}::text[])
    ), span as (
      select event_id, min(at) as first, max(at) as latest from report group by event_id having max(at) > min(at)
    )
    select event_id, least(floor(${slices} * (at - first) / (latest - first)), ${slices - 1})::int as slice,
      count(*)::int as count
    from report join span using (event_id) group by 1, 2`.execute(db);
  const sparks = new Map<string, number[]>();
  for (const { event_id, slice, count } of rows) {
    const spark = sparks.get(event_id) ?? new Array<number>(slices).fill(0);
    spark[slice] = count;
    sparks.set(event_id, spark);
  }
  return sparks;
}

/** The earliest report of its own; where all are copies of something outside the event, the earliest copy. */
async function firstOf(db: Kysely<Database>, ids: readonly string[]): Promise<Map<string, SummaryReport>> {
  const { rows } = await sql<SummaryReport & { event_id: string }>`
    select distinct on (event_id) event_id, id, publisher, country, state_media, ${cameOut} as at
    from articles where event_id = any (${[...ids]}::text[])
    order by event_id, copy_of is not null, ${cameOut}, id`.execute(db);
  return new Map(rows.map(({ event_id, ...report }) => [event_id, report]));
}

type NewestReport = SummaryReport & { sentences: string[] };

async function newestOf(db: Kysely<Database>, ids: readonly string[]): Promise<Map<string, NewestReport>> {
  const { rows } = await sql<NewestReport & { event_id: string }>`
    select distinct on (articles.event_id) articles.event_id, id, publisher, country, state_media, ${cameOut} as at,
      array(select each ->> 'text' from jsonb_array_elements(new_sentences) as each limit ${mostSentences}) as sentences
    from articles join threadings on threadings.article_id = articles.id
    where articles.event_id = any (${[...ids]}::text[]) and articles.copy_of is null
      and jsonb_array_length(new_sentences) > 0
    order by articles.event_id, ${cameOut} desc, id desc`.execute(db);
  return new Map(rows.map(({ event_id, ...report }) => [event_id, report]));
}
