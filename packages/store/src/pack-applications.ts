import { type Kysely, type Selectable, sql } from "kysely";
import { waitsForPerson } from "./dead-letters.ts";
import { sha256 } from "./ids.ts";
import { endedTagged, type LaterJob, startLaterRuns } from "./later-runs.ts";
import { retried } from "./retried.ts";
import type { Database, PackApplicationTable } from "./schema.ts";

/**
 * What a pack made of a stored article: brought onto the story or off it, tagged otherwise, or left as it was.
 * `otherPack`: it was tagged by another version, since the tagger reads another folder or the pack changed again.
 * `failed`: a step failed for good, or it ended otherwise.
 */
export type PackResult = "gained" | "lost" | "retagged" | "same" | "otherPack" | "failed";

/** An application with how many of its articles came to what, and how many are still to come. */
export type PackApplicationState = Selectable<PackApplicationTable> & {
  counts: Record<PackResult | "waiting", number>;
};

/** Applications that are kept, the newest. */
const keptApplications = 20;

/** Story packs applied to stored articles, in small steps that survive a restart. */
export function createPackApplicationStore(db: Kysely<Database>) {
  return {
    /** How many stored articles have tags of another version of the pack. */
    async outdated(packVersion: string): Promise<number> {
      const { rows } = await sql<{ count: number }>`
        select count(*)::int as count ${outdatedArticles(packVersion)}`.execute(db);
      return rows[0]?.count ?? 0;
    },

    /**
     * Takes on all stored articles whose tags are of another version, and their copies. Answers the application that
     * is open already where it is of this version; one of another version is ended first.
     */
    async start(packVersion: string, now: Date): Promise<{ id: string; started: boolean }> {
      return retried(() => db.transaction().execute((trx) => start(trx, packVersion, now)));
    },

    /**
     * Goes on with the open application: notes what has ended, and starts runs until `most` are on their way. Answers
     * the jobs of those, to be put on the line; undefined where no application is open.
     */
    async advance(most: number, now: Date): Promise<LaterJob[] | undefined> {
      return retried(() => db.transaction().execute((trx) => advance(trx, most, now)));
    },

    /** The version that an article's run was started for by the open application, if it was. */
    async versionFor(articleId: string, run: number): Promise<string | undefined> {
      const row = await db
        .selectFrom("pack_application_items as item")
        .innerJoin("pack_applications as application", "application.id", "item.application_id")
        .select("application.pack_version")
        .where("application.ended_at", "is", null)
        .where("item.article_id", "=", articleId)
        .where("item.run", "=", run)
        .executeTakeFirst();
      return row?.pack_version;
    },

    /** The kept applications, the newest first. */
    list: (): Promise<PackApplicationState[]> => states(db),

    async get(id: string): Promise<PackApplicationState | undefined> {
      return (await states(db, id))[0];
    },
  };
}

function openOne(trx: Kysely<Database>) {
  return trx
    .selectFrom("pack_applications")
    .select(["id", "pack_version"])
    .where("ended_at", "is", null)
    .forUpdate()
    .executeTakeFirst();
}

const outdatedArticles = (packVersion: string) => sql`
  from articles join taggings on taggings.article_id = articles.id and taggings.revision = articles.revision
  where ${endedTagged} and articles.copy_of is null and taggings.pack_version <> ${packVersion}`;

async function start(
  trx: Kysely<Database>,
  packVersion: string,
  now: Date,
): Promise<{ id: string; started: boolean }> {
  const open = await openOne(trx);
  if (open?.pack_version === packVersion) return { id: open.id, started: false };
  if (open) await end(trx, open.id, now);
  const id = `p${sha256(`${packVersion} ${now.toISOString()}`).slice(0, 15)}`;
  const inserted = await trx
    .insertInto("pack_applications")
    .values({ id, pack_version: packVersion, started_at: now, ended_at: null, total: 0 })
    .onConflict((conflict) => conflict.doNothing())
    .returning("id")
    .executeTakeFirst();
  // Another desk was asked for the same at the same time.
  if (!inserted) return { id: (await openOne(trx))?.id ?? id, started: false };
  // Copies take their originals' tags, and have none of their own where that one was off the story.
  await sql`
    with outdated as (
      select articles.id ${outdatedArticles(packVersion)}
    ), taken as (
      select id from outdated
      union select articles.id from articles join outdated on articles.copy_of = outdated.id where ${endedTagged}
    )
    insert into pack_application_items
      (application_id, article_id, position, starts_at, was_on_story, result_before)
    select ${id}, articles.id,
      row_number() over (order by articles.copy_of is not null, articles.observed_at, articles.id),
      case when articles.copy_of is null then 'tag' else 'thread' end,
      articles.outcome = 'threaded', coalesce(md5(taggings.result::text), '')
    from articles join taken on taken.id = articles.id
    left join taggings on taggings.article_id = articles.id and taggings.revision = articles.revision`.execute(
    trx,
  );
  await sql`update pack_applications set total =
    (select count(*) from pack_application_items where application_id = ${id}) where id = ${id}`.execute(trx);
  await sql`delete from pack_applications where id in (
    select id from pack_applications where ended_at is not null
    order by started_at desc, id desc offset ${keptApplications})`.execute(trx);
  return { id, started: true };
}

async function advance(trx: Kysely<Database>, most: number, now: Date): Promise<LaterJob[] | undefined> {
  const open = await trx
    .selectFrom("pack_applications")
    .selectAll()
    .where("ended_at", "is", null)
    .forUpdate()
    .skipLocked()
    .executeTakeFirst();
  if (!open) return undefined;
  await noteEnded(trx, open);
  const { rows } = await sql<{ waiting: number; running: number }>`
    select count(*) filter (where run is null)::int as waiting, count(run)::int as running
    from pack_application_items where application_id = ${open.id} and result is null`.execute(trx);
  const { waiting = 0, running = 0 } = rows[0] ?? {};
  if (waiting + running === 0) {
    await end(trx, open.id, now);
    return [];
  }
  return startNext(trx, open.id, Math.max(0, most - running), now);
}

/** Notes the results of runs that have ended, and of articles that cannot be run any more. */
async function noteEnded(trx: Kysely<Database>, { id, pack_version }: Selectable<PackApplicationTable>) {
  await sql`
    update pack_application_items item set result = case
      when ${waitsForPerson} or not ${endedTagged} then 'failed'
      when item.starts_at = 'tag' and taggings.pack_version is distinct from ${pack_version} then 'otherPack'
      when articles.outcome = 'threaded' and not item.was_on_story then 'gained'
      when articles.outcome <> 'threaded' and item.was_on_story then 'lost'
      when coalesce(md5(taggings.result::text), '') <> item.result_before then 'retagged'
      else 'same' end
    from articles left join taggings
      on taggings.article_id = articles.id and taggings.revision = articles.revision
    where item.application_id = ${id} and item.result is null and articles.id = item.article_id
      and (${waitsForPerson}
        or (articles.stage = 'ended' and (articles.run >= item.run or not ${endedTagged})))`.execute(trx);
}

/** Starts the next runs in the application's order; an article that is on the line is left until it has ended. */
async function startNext(trx: Kysely<Database>, id: string, count: number, now: Date): Promise<LaterJob[]> {
  if (count === 0) return [];
  const { rows: next } = await sql<{ article_id: string; starts_at: LaterJob["step"] }>`
    select item.article_id, item.starts_at from pack_application_items item
    join articles on articles.id = item.article_id
    where item.application_id = ${id} and item.result is null and item.run is null and ${endedTagged}
    order by item.position limit ${count}`.execute(trx);
  const idsAt = (step: LaterJob["step"]) =>
    next.filter(({ starts_at }) => starts_at === step).map(({ article_id }) => article_id);
  const jobs = [
    ...(await startLaterRuns(trx, "tag", idsAt("tag"), now)),
    ...(await startLaterRuns(trx, "thread", idsAt("thread"), now)),
  ];
  const runs = jobs.map(({ job }) => ({ id: job.articleId, run: job.run }));
  await sql`
    update pack_application_items item set run = started.run
    from jsonb_to_recordset(${JSON.stringify(runs)}::jsonb) as started (id text, run int)
    where item.application_id = ${id} and item.article_id = started.id`.execute(trx);
  return jobs;
}

async function end(trx: Kysely<Database>, id: string, now: Date): Promise<void> {
  await trx.updateTable("pack_applications").set({ ended_at: now }).where("id", "=", id).execute();
}

async function states(db: Kysely<Database>, id?: string): Promise<PackApplicationState[]> {
  const { rows } = await sql<Selectable<PackApplicationTable> & Record<PackResult | "waiting", number>>`
    select application.*, counted.* from pack_applications application, lateral (
      select
        count(*) filter (where result is null)::int as waiting,
        count(*) filter (where result = 'gained')::int as gained,
        count(*) filter (where result = 'lost')::int as lost,
        count(*) filter (where result = 'retagged')::int as retagged,
        count(*) filter (where result = 'same')::int as same,
        count(*) filter (where result = 'otherPack')::int as "otherPack",
        count(*) filter (where result = 'failed')::int as failed
      from pack_application_items where application_id = application.id
    ) counted
    where ${id === undefined ? sql`true` : sql`application.id = ${id}`}
    order by started_at desc, application.id desc`.execute(db);
  return rows.map(({ waiting, gained, lost, retagged, same, otherPack, failed, ...row }) => ({
    ...row,
    counts: { waiting, gained, lost, retagged, same, otherPack, failed },
  }));
}
