import { type Kysely, sql } from "kysely";
import type { Database } from "./schema.ts";

/** Of a row of `articles`: its next run's number. A look for edits has one of its own, known to the passport alone. */
export const nextRun = sql<number>`
  1 + greatest(articles.run, (select max(passports.run) from passports where item_id = articles.id))`;

/** Closes the open dead letters of an article whose next run is started. Call it within a transaction. */
export async function closeDeadLetters(trx: Kysely<Database>, articleId: string): Promise<void> {
  await trx
    .updateTable("dead_letters")
    .set({ status: "retried" })
    .where("item_id", "=", articleId)
    .where("status", "=", "open")
    .execute();
}
