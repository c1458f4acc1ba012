import { type Kysely, sql } from "kysely";
import { lockWhole } from "./copy-locks.ts";
import type { Database } from "./schema.ts";

/** What keeps the copy index small, and whole after it was dropped. */
export function createCopyUpkeep(db: Kysely<Database>) {
  return {
    /**
     * Forgets the texts of at most `limit` articles that got them before `before`: they are found no more by what
     * they have in common with others, only by the hash of their whole text, and keep their place in their tree.
     * Answers how many.
     */
    async dropTexts(before: Date, limit: number): Promise<number> {
      const { numAffectedRows } = await sql`
        update copies set words = '', sample = '{}' where id in (
          select id from copies where words <> '' and added_at < ${before} order by added_at limit ${limit}
          for update skip locked
        )`.execute(db);
      return Number(numAffectedRows ?? 0n);
    },

    /** Once a dropped index is whole again: what is in another tree by now than the one that it was a copy of moves. */
    async describeMoved(): Promise<void> {
      await db.transaction().execute(async (trx) => {
        await lockWhole(trx);
        await sql`
          select describe_copied(array(
            select articles.id from articles
            join copies on copies.id = articles.id join copies above on above.id = articles.copy_of
            where copies.relation not in ('exact', 'near') or copies.original_id <> above.original_id
          ))`.execute(trx);
      });
    },

    /**
     * Articles that passed `dedupe` and are not in the index, the newest first, at most `limit`, with the revision that
     * stands; those that were seen before `before` where it is given, so that one can go through them all.
     */
    async notIndexed(
      limit: number,
      before?: { observedAt: Date; id: string },
    ): Promise<{ id: string; revision: number; observedAt: Date }[]> {
      let query = db
        .selectFrom("articles")
        .innerJoin("revisions", (join) =>
          join
            .onRef("revisions.article_id", "=", "articles.id")
            .onRef("revisions.revision", "=", "articles.revision"),
        )
        .leftJoin("copies", "copies.id", "articles.id")
        .select(["articles.id", "articles.revision", "articles.observed_at as observedAt"])
        .where("articles.stage", "in", ["tag", "thread", "ended"])
        .where("copies.id", "is", null);
      if (before)
        query = query.where(
          sql<boolean>`(articles.observed_at, articles.id) < (${before.observedAt}, ${before.id})`,
        );
      return query
        .orderBy("articles.observed_at", "desc")
        .orderBy("articles.id", "desc")
        .limit(limit)
        .execute();
    },
  };
}
