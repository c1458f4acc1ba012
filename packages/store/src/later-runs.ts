import type { JobOf } from "@throughline/contracts";
import { type Kysely, sql } from "kysely";
import { nextRun } from "./next-run.ts";
import type { Database } from "./schema.ts";

/** A job of a run that begins behind `dedupe`. */
export type LaterJob = { step: "tag"; job: JobOf<"tag"> } | { step: "thread"; job: JobOf<"thread"> };

/** Of a row of `articles`: that it ended with tags, on the story or off it, so that it can be tagged anew. */
export const endedTagged = sql<boolean>`(
  articles.stage = 'ended' and articles.outcome in ('threaded', 'offStory') and articles.merged_into is null
)`;

/**
 * Starts a run of each of these articles that begins at `tag`, or for a copy at `thread`: its text stays, and so does
 * its place among the copies. Only of articles that ended with tags, and with `onTheLine` of those that stand behind
 * `dedupe`, too; open dead letters of those are closed. Call it within a transaction; answers the jobs.
 */
export async function startLaterRuns(
  trx: Kysely<Database>,
  step: LaterJob["step"],
  articleIds: readonly string[],
  now: Date,
  { onTheLine = false } = {},
): Promise<LaterJob[]> {
  if (articleIds.length === 0) return [];
  const fits = onTheLine ? sql`(${endedTagged} or articles.stage in ('tag', 'thread'))` : endedTagged;
  const { rows } = await sql<{ id: string; revision: number; run: number; copy_of: string | null }>`
    with chosen as (
      select id from articles where id = any (${[...articleIds]}::text[]) and revision > 0 and ${fits}
      order by id for update
    ), started as (
      update articles set
        run = ${nextRun},
        stage = ${step}, stage_at = ${now}, outcome = null, reason = '', before_check = null
      from chosen where articles.id = chosen.id
      returning articles.id, articles.revision, articles.run, articles.copy_of
    ), closed as (
      update dead_letters set status = 'retried' from started where item_id = started.id and status = 'open'
    )
    select * from started order by id`.execute(trx);
  return rows.map(({ id, revision, run, copy_of }): LaterJob => {
    const job = { articleId: id, revision, run };
    if (step === "tag") return { step, job };
    return { step, job: copy_of === null ? job : { ...job, copyOf: copy_of } };
  });
}

/** The copies that take an article's tags. */
export async function copiesThatTakeTags(trx: Kysely<Database>, articleId: string): Promise<string[]> {
  const rows = await trx.selectFrom("articles").select("id").where("copy_of", "=", articleId).execute();
  return rows.map(({ id }) => id);
}
