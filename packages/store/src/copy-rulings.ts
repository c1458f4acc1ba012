import type { CopyRuling, DedupeJob } from "@throughline/contracts";
import type { Kysely } from "kysely";
import { lockRulings } from "./copy-locks.ts";
import { closeDeadLetters, nextRun } from "./next-run.ts";
import type { Database } from "./schema.ts";

/**
 * What came of a ruling: the jobs that are due by it, or why it was not taken. `unknown`: no such article, or it has no
 * text yet. `circle`: the other one is a copy of this one, by what was ruled before. `busy`: the article is being looked
 * at again for an edit.
 */
export type CopyRuled =
  | { as: "ruled"; jobs: DedupeJob[] }
  | { as: "unknown" | "busy"; articleId: string }
  | { as: "circle"; by: string[] };

export async function rulingOn(db: Kysely<Database>, id: string): Promise<CopyRuling | undefined> {
  const row = await db.selectFrom("copy_rulings").selectAll().where("article_id", "=", id).executeTakeFirst();
  return row && { copyOf: row.copy_of, note: row.note, at: row.ruled_at.toISOString() };
}

export async function writeRuling(
  db: Kysely<Database>,
  id: string,
  ruling: CopyRuling | null,
): Promise<void> {
  if (!ruling) {
    await db.deleteFrom("copy_rulings").where("article_id", "=", id).execute();
    return;
  }
  const values = { copy_of: ruling.copyOf, note: ruling.note, ruled_at: ruling.at };
  await db
    .insertInto("copy_rulings")
    .values({ article_id: id, ...values })
    .onConflict((conflict) => conflict.column("article_id").doUpdateSet(values))
    .execute();
}

/**
 * A person's rulings about copies. A ruling and the article's next run, from `dedupe` on, are written together; so is a
 * run of the article that it names, which may be an original by it. One ruling at a time, so that no two close a circle.
 */
export function createCopyRulings(db: Kysely<Database>) {
  return {
    on: (id: string) => rulingOn(db, id),

    /** Takes a ruling, or takes it back with null. */
    rule: (id: string, ruling: CopyRuling | null, now: Date): Promise<CopyRuled> =>
      db.transaction().execute(async (trx) => {
        await lockRulings(trx);
        const before = await rulingOn(trx, id);
        const by = await copiesAbove(trx, id, ruling?.copyOf ?? null);
        if (by) return { as: "circle", by };
        const involved = [id, ruling?.copyOf, before?.copyOf].filter((each) => typeof each === "string");
        for (const each of new Set(involved)) {
          const isThere = await canRunAgain(trx, each);
          // What was ruled before may be about an article that is gone.
          if (isThere !== true && each !== before?.copyOf) return { as: isThere, articleId: each };
        }
        await writeRuling(trx, id, ruling);
        const jobs: DedupeJob[] = [];
        for (const each of new Set(involved)) jobs.push(...(await runAgain(trx, each, now)));
        return { as: "ruled", jobs };
      }),
  };
}

/** The articles through which the other one would be a copy of this one; undefined where it would not. */
async function copiesAbove(
  trx: Kysely<Database>,
  id: string,
  copyOf: string | null,
): Promise<string[] | undefined> {
  const above: string[] = [];
  for (let at = copyOf; at !== null && !above.includes(at); at = (await rulingOn(trx, at))?.copyOf ?? null) {
    above.push(at);
    if (at === id) return above;
  }
  return undefined;
}

async function canRunAgain(trx: Kysely<Database>, id: string): Promise<true | "unknown" | "busy"> {
  const article = await trx
    .selectFrom("articles")
    .select(["revision", "before_check"])
    .where("id", "=", id)
    .where("merged_into", "is", null)
    .forUpdate()
    .executeTakeFirst();
  if (!article || article.revision === 0) return "unknown";
  return article.before_check === null ? true : "busy";
}

/** One that is not past `dedupe` yet comes there by itself. */
async function runAgain(trx: Kysely<Database>, id: string, now: Date): Promise<DedupeJob[]> {
  const rows = await trx
    .updateTable("articles")
    .set({
      run: nextRun,
      stage: "dedupe",
      stage_at: now,
      outcome: null,
      reason: "",
    })
    .where("id", "=", id)
    .where("stage", "in", ["dedupe", "tag", "thread", "ended"])
    .where("revision", ">", 0)
    .where("before_check", "is", null)
    .where("merged_into", "is", null)
    .returning(["id", "revision", "run"])
    .execute();
  if (rows.length > 0) await closeDeadLetters(trx, id);
  return rows.map((row) => ({ articleId: row.id, revision: row.revision, run: row.run }));
}
