import type { FetchJob, Item } from "@throughline/contracts";
import { type Kysely, sql } from "kysely";
import type { Database } from "./schema.ts";
import { insertSnapshot, type NewSnapshot, packSnapshot, type Snapshot, snapshotOf } from "./snapshots.ts";

/** Of a row of `articles`: that a feed brought it which is polled and whose articles are watched. */
const isWatched = sql<boolean>`exists (
  select from entries join feeds on feeds.id = entries.source
  where entries.article_id = articles.id and feeds.watch_edits and feeds.status = 'active'
)`;

/** Articles that ended so have no page of theirs that could be edited. */
const withoutPage = ["gone", "refused", "sameArticle", "notArticle", "dropped"];

/** Later looks at articles for edits of their publishers. */
export function createEditCheckStore(db: Kysely<Database>) {
  return {
    /** Has an article looked at again at a time, where a feed that brought it is watched. */
    async watch(articleId: string, at: Date): Promise<void> {
      await db
        .updateTable("articles")
        .set({ next_check_at: at })
        .where("id", "=", articleId)
        .where(isWatched)
        .execute();
    },

    /**
     * Takes the articles that are due for a look, for `claimSeconds`: until then no other scheduler takes them, and
     * a look whose job is lost comes due again. What is still on the line is left until then; what has no page, or
     * whose feeds are not watched any more, is not looked at again. Answers fetch jobs of a run that no passport
     * has: the article stays in its own until the look brings something.
     */
    async takeDue(now: Date, limit: number, claimSeconds: number): Promise<FetchJob[]> {
      const { rows } = await sql<{ id: string; revision: number; run: number }>`
        with due as (
          select id, ${isWatched} and not (stage = 'ended' and outcome = any (${withoutPage}::text[])) as goes_on
          from articles where next_check_at <= ${now}
          order by next_check_at limit ${limit} for update skip locked
        ), taken as (
          update articles set next_check_at =
            case when due.goes_on then ${now}::timestamptz + make_interval(secs => ${claimSeconds}) end
          from due where articles.id = due.id
          returning articles.id, articles.revision, articles.run, due.goes_on and articles.stage = 'ended' as ready
        )
        select id, revision,
          1 + greatest(run, (select max(passports.run) from passports where item_id = taken.id)) as run
        from taken where ready`.execute(db);
      return rows.map(({ id, revision, run }) => ({ articleId: id, revision, run }));
    },

    /**
     * The snapshot with which an article stands, and when its first was fetched. That need not be the one fetched
     * last: a page that goes back to an earlier one brings that one's snapshot again, which keeps its first time.
     */
    async history(articleId: string): Promise<{ last: Snapshot; firstFetchedAt: Date } | undefined> {
      const row = await db
        .selectFrom("snapshots")
        .innerJoin("articles", "articles.id", "snapshots.article_id")
        .select((select) => ["articles.snapshot_id", select.fn.min("snapshots.fetched_at").as("first")])
        .where("articles.id", "=", articleId)
        .groupBy("articles.snapshot_id")
        .executeTakeFirst();
      const last = row?.snapshot_id ? await snapshotOf(db, row.snapshot_id) : undefined;
      return row && last && { last, firstFetchedAt: row.first };
    },

    /** Says when the next look is due; null for never. */
    async plan(articleId: string, at: Date | null): Promise<void> {
      await db.updateTable("articles").set({ next_check_at: at }).where("id", "=", articleId).execute();
    },

    /**
     * Keeps a changed page that a look has brought, and sends its article down the line again, in the look's run.
     * How the article stood is kept until the page proves to hold another text. Answers the snapshot's id, or
     * undefined when the article is on the line, or has been replayed in the meantime.
     */
    async reopen(given: NewSnapshot, run: number): Promise<string | undefined> {
      const snapshot = await packSnapshot(given);
      return db.transaction().execute(async (trx) => {
        const row = await trx
          .updateTable("articles")
          .set({
            stage: "fetch",
            stage_at: given.fetchedAt,
            run,
            before_check: sql`jsonb_build_object(
              'stageAt', stage_at, 'outcome', outcome, 'reason', reason, 'run', run,
              'snapshotId', snapshot_id, 'fetchedAt', fetched_at)`,
          })
          .where("id", "=", given.articleId)
          .where("stage", "=", "ended")
          .where("run", "<", run)
          .returning("id")
          .executeTakeFirst();
        return row && insertSnapshot(trx, snapshot);
      });
    },
  };
}

/**
 * Ends a look for edits that failed, within a transaction: an article that it sent down the line stands as before.
 * Answers whether the item was such a look.
 */
export async function endCheck(
  trx: Kysely<Database>,
  { itemId, run, step }: Item & { step: string },
): Promise<boolean> {
  const { rows } = await sql<{ id: string }>`
    update articles set
      stage = 'ended', stage_at = (before_check ->> 'stageAt')::timestamptz, run = (before_check ->> 'run')::int,
      outcome = before_check ->> 'outcome', reason = before_check ->> 'reason',
      snapshot_id = before_check ->> 'snapshotId', fetched_at = (before_check ->> 'fetchedAt')::timestamptz,
      before_check = null
    where id = ${itemId} and run = ${run} and stage = ${step} and before_check is not null
    returning id`.execute(trx);
  if (rows.length > 0) return true;
  const ahead = await trx
    .selectFrom("articles")
    .select("id")
    .where("id", "=", itemId)
    .where("run", "<", run)
    .where(sql<boolean>`${step} = 'fetch'`)
    .executeTakeFirst();
  return ahead !== undefined;
}
