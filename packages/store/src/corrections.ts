import type { NewCorrection } from "@throughline/contracts";
import { fold, storable } from "@throughline/text";
import type { Kysely, Selectable } from "kysely";
import { sha256 } from "./ids.ts";
import { copiesThatTakeTags, type LaterJob, startLaterRuns } from "./later-runs.ts";
import { retried } from "./retried.ts";
import type { CorrectionTable, Database } from "./schema.ts";

export type CorrectionRow = Selectable<CorrectionTable>;

/** The names that belong to a correction's ids, as they are known when it is made. */
export type CorrectionNames = Pick<CorrectionRow, "entity_name" | "name" | "type">;

/** A correction that was kept or taken back, and the jobs that bring it into the article's tags. */
export type CorrectionChange = { correction: CorrectionRow; jobs: LaterJob[] };

/** What persons say of articles' tags. */
export function createCorrectionStore(db: Kysely<Database>) {
  return {
    /** What was said of an article, the oldest first. */
    async of(articleId: string): Promise<CorrectionRow[]> {
      return db
        .selectFrom("corrections")
        .selectAll()
        .where("article_id", "=", articleId)
        .orderBy("at")
        .orderBy("id")
        .execute();
    },

    /**
     * Keeps a correction in place of an earlier one of the same thing, and starts a run of the article that tags it
     * anew, where it has been tagged; its copies follow.
     */
    async save(
      articleId: string,
      given: NewCorrection,
      names: CorrectionNames,
      now: Date,
    ): Promise<CorrectionChange> {
      const { id, article_id, ...columns } = storable(rowOf(articleId, given, names, now));
      return retried(() =>
        db.transaction().execute(async (trx) => {
          const correction = await trx
            .insertInto("corrections")
            .values({ id, article_id, ...columns })
            .onConflict((conflict) => conflict.column("id").doUpdateSet(columns))
            .returningAll()
            .executeTakeFirstOrThrow();
          return { correction, jobs: await tagAnew(trx, articleId, now) };
        }),
      );
    },

    /** Takes a correction back, and has the article tagged without it. Undefined where there is none of that id. */
    async remove(articleId: string, id: string, now: Date): Promise<CorrectionChange | undefined> {
      return retried(() =>
        db.transaction().execute(async (trx) => {
          const correction = await trx
            .deleteFrom("corrections")
            .where("id", "=", id)
            .where("article_id", "=", articleId)
            .returningAll()
            .executeTakeFirst();
          return correction && { correction, jobs: await tagAnew(trx, articleId, now) };
        }),
      );
    },
  };
}

async function tagAnew(trx: Kysely<Database>, articleId: string, now: Date): Promise<LaterJob[]> {
  const own = await startLaterRuns(trx, "tag", [articleId], now, { onTheLine: true });
  if (own.length === 0) return [];
  return [...own, ...(await startLaterRuns(trx, "thread", await copiesThatTakeTags(trx, articleId), now))];
}

function rowOf(
  articleId: string,
  given: NewCorrection,
  names: CorrectionNames,
  now: Date,
): Omit<CorrectionRow, "at"> & { at: Date } {
  const none = { surface: null, entity_id: null, is_id: null, topic: null, holds: null };
  return {
    id: `c${sha256(`${articleId}\n${subjectOf(given)}`).slice(0, 15)}`,
    article_id: articleId,
    kind: given.of,
    ...none,
    ...saidOf(given),
    ...names,
    said_by: given.by,
    note: given.note,
    at: now,
  };
}

function saidOf(given: NewCorrection): Partial<CorrectionRow> {
  if (given.of === "story") return { holds: given.onStory };
  if (given.of === "topic") return { topic: given.topic, holds: given.about };
  return { surface: given.surface ?? null, entity_id: given.entityId ?? null, is_id: given.is };
}

/** What a correction speaks of: one article has one of each. */
function subjectOf(given: NewCorrection): string {
  if (given.of === "story") return "story";
  if (given.of === "topic") return `topic ${given.topic}`;
  return `mention ${given.entityId ?? "*"} ${given.surface === undefined ? "*" : fold(given.surface)}`;
}
