import { type Kysely, type RawBuilder, sql } from "kysely";
import { readCursor, writeCursor } from "./cursor.ts";
import { copiesOf } from "./desk-copies.ts";
import { eventFigures } from "./event-figures.ts";
import { listedArticles } from "./listed-articles.ts";
import type { Database } from "./schema.ts";

/** An event as the store keeps it, with the place in the list that the cursor needs. */
type ListedRow = { id: string; title: string; language: string; place: [string, string] };

/** Reports and entities shown of one event at most. */
const mostReports = 500;
const mostEntities = 50;
/** Merges may follow each other. */
const mostMerges = 20;

export type ListedEvent = Awaited<ReturnType<typeof withFigures>>[number];
export type EventDetailRows = NonNullable<Awaited<ReturnType<ReturnType<typeof createDeskEvents>["detail"]>>>;

/** Events as the desk shows them. */
export function createDeskEvents(db: Kysely<Database>) {
  return {
    /**
     * Events by latest development. One that develops while somebody pages goes to the top, where the first
     * page finds it. Throws a `RangeError` for a wrong cursor.
     */
    async list({ limit, cursor }: { limit: number; cursor?: string }) {
      const [latestAt, id] = cursor ? readCursor(cursor, 2) : [];
      const behind = id
        ? sql`latest_at <= ${latestAt}::timestamptz and (latest_at < ${latestAt}::timestamptz or id > ${id})`
        : sql`true`;
      const rows = await shownEvents(db, behind, limit + 1).catch((error: unknown) => {
        const { code } = error as { code?: string };
        throw code?.startsWith("22") ? new RangeError("the cursor is not one that this list gave") : error;
      });
      const shown = rows.slice(0, limit);
      const last = rows.length > limit ? shown.at(-1) : undefined;
      return { items: await withFigures(db, shown), nextCursor: last ? writeCursor(last.place) : null };
    },

    /** An event with its reports; of one that became part of another, that other. Undefined where there is none. */
    async detail(id: string) {
      const [event] = await withFigures(db, await shownEvents(db, sql`id = ${await mergedInto(db, id)}`, 1));
      if (!event) return undefined;
      const reports = await reportsOf(db, event.id);
      const ids = reports.map((report) => report.id);
      return {
        event,
        reports: await listedArticles(db, ids),
        newSentences: new Map(reports.map((report) => [report.id, report.sentences])),
        copies: (await copiesOf(db, ids)).filter(({ relation }) => relation !== "partial"),
        entities: await entitiesOf(db, event.id),
      };
    },
  };
}

/** Events with articles and a time: every article of the line has one, that of its observation. */
async function shownEvents(
  db: Kysely<Database>,
  condition: RawBuilder<unknown>,
  limit: number,
): Promise<ListedRow[]> {
  const { rows } = await sql<ListedRow>`
    select id, title, language, jsonb_build_array(latest_at::text, id) as place
    from events
    where merged_into is null and latest_at is not null and ${condition}
      and exists (select from articles where event_id = events.id)
    order by latest_at desc, id limit ${limit}`.execute(db);
  return rows;
}

async function withFigures(db: Kysely<Database>, events: ListedRow[]) {
  const figures = await eventFigures(
    db,
    events.map(({ id }) => id),
  );
  return events.flatMap(({ place, ...event }) => {
    const own = figures.get(event.id);
    return own ? [{ ...event, ...own }] : [];
  });
}

/** The event that an event's articles stand in now. */
async function mergedInto(db: Kysely<Database>, id: string): Promise<string> {
  const { rows } = await sql<{ id: string }>`
    with recursive chain (id, merged_into, depth) as (
      select id, merged_into, 0 from events where id = ${id}
      union all
      select events.id, events.merged_into, depth + 1 from events join chain on events.id = chain.merged_into
      where depth < ${mostMerges}
    )
    select id from chain order by depth desc limit 1`.execute(db);
  return rows[0]?.id ?? id;
}

/** The event's reports in the order of observation; a copy stands below its original where that is one of them. */
async function reportsOf(
  db: Kysely<Database>,
  eventId: string,
): Promise<{ id: string; sentences: string[] }[]> {
  const { rows } = await sql<{ id: string; sentences: string[] }>`
    select id, array(select each ->> 'text' from jsonb_array_elements(threadings.new_sentences) as each) as sentences
    from articles as article left join threadings on threadings.article_id = article.id
    where article.event_id = ${eventId} and not exists (
      select from articles as original where original.id = article.copy_of and original.event_id = ${eventId})
    order by observed_at, id limit ${mostReports}`.execute(db);
  return rows;
}

async function entitiesOf(db: Kysely<Database>, eventId: string) {
  const { rows } = await sql<{ id: string; name: string; type: string; count: number }>`
    select entity_id as id, max(name) as name, max(type) as type, count(*)::int as count
    from article_entities where article_id in (select id from articles where event_id = ${eventId})
    group by entity_id order by count(*) desc, sum(salience) desc, entity_id limit ${mostEntities}`.execute(
    db,
  );
  return rows;
}
