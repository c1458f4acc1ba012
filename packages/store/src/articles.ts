import type { JobOf, Step } from "@throughline/contracts";
import { type Kysely, type Selectable, sql } from "kysely";
import { waitsForPerson } from "./dead-letters.ts";
import { discover, type EntrySource } from "./discover.ts";
import type { DiscoveredEntry } from "./entry-articles.ts";
import { type BroughtDocument, bring, startRun } from "./replay.ts";
import { settleUrl, type UrlFinding } from "./same-article.ts";
import type { ArticleTable, Database } from "./schema.ts";

export type ArticleRow = Selectable<ArticleTable>;

/** A place in the order of what is due: `stage_at`, then id. */
export type DuePlace = { at: Date; id: string };

/** A step that is due for an article, as a job. */
export type DueJob = { [S in Exclude<Step, "poll">]: { step: S; job: JobOf<S> } }[Exclude<Step, "poll">];

/** Articles, how they are discovered, and where they stand on the line. */
export function createArticleStore(db: Kysely<Database>) {
  return {
    async get(id: string): Promise<ArticleRow | undefined> {
      return db.selectFrom("articles").selectAll().where("id", "=", id).executeTakeFirst();
    },

    /**
     * Finds an article by id, by its canonical URL or by any URL under which it was met. Where a URL has come to lead
     * to another article than the one that has it by name, that other one.
     */
    async find(idOrUrl: string): Promise<ArticleRow | undefined> {
      const met = db.selectFrom("article_urls").select("article_id").where("url", "=", idOrUrl);
      return db
        .selectFrom("articles")
        .selectAll()
        .where((where) =>
          where.or([where("id", "=", idOrUrl), where("canonical_url", "=", idOrUrl), where("id", "in", met)]),
        )
        .orderBy(sql`id = ${idOrUrl}`, "desc")
        .orderBy(sql`id in (${met})`, "desc")
        .limit(1)
        .executeTakeFirst();
    },

    /** Finds the article whose URLs have a key in common. */
    async findByKey(key: string): Promise<ArticleRow | undefined> {
      return db
        .selectFrom("articles")
        .innerJoin("article_keys", "article_keys.article_id", "articles.id")
        .selectAll("articles")
        .where("article_keys.key", "=", key)
        .executeTakeFirst();
    },

    /** Gives an article the URL that its fetch found out, or merges it into the one that has it: see there. */
    settleUrl: (finding: UrlFinding) => settleUrl(db, finding),

    /**
     * Takes over the entries of one source. Answers the fetch jobs of the articles that still wait to be
     * fetched, the new ones and those that a crash left behind, and how many entries were new.
     */
    discover: (source: EntrySource, entries: DiscoveredEntry[], now: Date) =>
      discover(db, source, entries, now),

    /** The entry that first led to the article: title, summary and content as the feed gave them. */
    async entryOf(articleId: string) {
      return db
        .selectFrom("entries")
        .selectAll()
        .where("article_id", "=", articleId)
        .orderBy("seen_at")
        .limit(1)
        .executeTakeFirst();
    },

    /**
     * Starts another run of an article from the snapshot it has: stage `clean`, run + 1; dead letters of the
     * runs before are closed.
     * Answers the job, or undefined when there is no such article or no snapshot of it.
     */
    startRun: (articleId: string, now: Date) =>
      db.transaction().execute((trx) => startRun(trx, articleId, now)),

    /**
     * Brings a document by hand: a file of a replayed folder, or pasted text. A new one becomes an article with
     * its snapshot; one that is known (the same URL, or without a URL the same bytes) starts another run.
     * Answers the job that is due for it.
     */
    bring: (document: BroughtDocument, now: Date) => bring(db, document, now),

    /**
     * The jobs of articles that stand at a step since before `before` and did not die there, oldest
     * first: what the scheduler compares with the queue. `after` is the `last` of the page before.
     */
    async due(
      step: Exclude<Step, "poll">,
      before: Date,
      limit: number,
      after?: DuePlace,
    ): Promise<{ jobs: DueJob[]; last?: DuePlace }> {
      let query = db
        .selectFrom("articles")
        .select(["id", "revision", "run", "snapshot_id", "copy_of", "stage_at"])
        .where("stage", "=", step)
        .where("stage_at", "<=", before)
        .where(sql<boolean>`not ${waitsForPerson}`);
      if (after) query = query.where(sql<boolean>`(stage_at, id) > (${after.at}, ${after.id})`);
      const rows = await query.orderBy("stage_at").orderBy("id").limit(limit).execute();
      const last = rows.at(-1);
      return {
        jobs: rows.flatMap((row) => dueJob(step, row) ?? []),
        ...(last && rows.length === limit ? { last: { at: last.stage_at, id: last.id } } : {}),
      };
    },

    /** How many articles stand at each step, without those that died there and wait for a person. */
    async backlog(): Promise<Partial<Record<Step, number>>> {
      const rows = await db
        .selectFrom("articles")
        .select((select) => ["stage", select.fn.countAll<string>().as("count")])
        .where("stage", "<>", "ended")
        .where(sql<boolean>`not ${waitsForPerson}`)
        .groupBy("stage")
        .execute();
      return Object.fromEntries(rows.map(({ stage, count }) => [stage, Number(count)]));
    },
  };
}

type DueRow = Pick<ArticleRow, "id" | "revision" | "run" | "snapshot_id" | "copy_of">;

function dueJob(step: Exclude<Step, "poll">, row: DueRow): DueJob | undefined {
  const job = { articleId: row.id, revision: row.revision, run: row.run };
  if (step === "clean")
    return row.snapshot_id ? { step, job: { ...job, snapshotId: row.snapshot_id } } : undefined;
  if (step === "thread") return { step, job: row.copy_of ? { ...job, copyOf: row.copy_of } : job };
  return { step, job };
}
