import type { Step } from "@throughline/contracts";
import { type Kysely, type Selectable, sql } from "kysely";
import { retried } from "./retried.ts";
import type { Database, DeadLetterTable } from "./schema.ts";

export type DeadLetterRow = Selectable<DeadLetterTable> & { step: Step };

/**
 * Of a row of `articles`: that it died where it stands and waits for a person. A letter of another step, revision
 * or run is past, and keeps nobody from bringing the article on.
 */
export const waitsForPerson = sql<boolean>`exists (
  select from dead_letters letter
  where letter.item_id = articles.id and letter.status = 'open' and letter.step = articles.stage
    and letter.revision = articles.revision and letter.run = articles.run
)`;

/** Jobs that failed for good and wait for a person. */
export function createDeadLetterStore(db: Kysely<Database>) {
  const open = () => db.selectFrom("dead_letters").selectAll().where("status", "=", "open");
  return {
    /** The open ones, newest first. */
    async list(limit = 200): Promise<DeadLetterRow[]> {
      return (await open().orderBy("at", "desc").limit(limit).execute()) as DeadLetterRow[];
    },

    async get(id: string): Promise<DeadLetterRow | undefined> {
      return (await open().where("id", "=", id).executeTakeFirst()) as DeadLetterRow | undefined;
    },

    async ofItem(itemId: string): Promise<DeadLetterRow | undefined> {
      const row = await open()
        .where("item_id", "=", itemId)
        .orderBy("at", "desc")
        .limit(1)
        .executeTakeFirst();
      return row as DeadLetterRow | undefined;
    },

    /** Marks it retried; the caller puts its job back. Answers the letter, or undefined when none is open. */
    async retry(id: string): Promise<DeadLetterRow | undefined> {
      const row = await db
        .updateTable("dead_letters")
        .set({ status: "retried" })
        .where("id", "=", id)
        .where("status", "=", "open")
        .returningAll()
        .executeTakeFirst();
      return row as DeadLetterRow | undefined;
    },

    /** Gives the item up: the letter is closed and an article ends with outcome `dropped`. */
    async drop(id: string, now: Date): Promise<DeadLetterRow | undefined> {
      // A step that passes at the same time locks the article and then the letter: the other way round.
      return retried(() =>
        db.transaction().execute(async (trx) => {
          const row = await trx
            .updateTable("dead_letters")
            .set({ status: "dropped" })
            .where("id", "=", id)
            .where("status", "=", "open")
            .returningAll()
            .executeTakeFirst();
          if (!row) return undefined;
          await trx
            .updateTable("articles")
            .set({
              stage: "ended",
              stage_at: now,
              outcome: "dropped",
              reason: `given up by a person at ${row.step}: ${row.error}`,
            })
            .where("id", "=", row.item_id)
            .where("stage", "=", row.step)
            .execute();
          return row as DeadLetterRow;
        }),
      );
    },
  };
}
