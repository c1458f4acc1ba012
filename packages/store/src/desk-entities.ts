import { type Kysely, sql } from "kysely";
import type { Database } from "./schema.ts";

/** Newest articles whose mentions are counted for an entity's surfaces. */
const readArticles = 300;
const mostSurfaces = 50;

/** Entities as the desk shows them. A copy speaks of the entities of its original. */
export function createDeskEntities(db: Kysely<Database>) {
  return {
    /**
     * How many articles name an entity by one of its ids, what it was called last, and by which words the newest ones
     * name it.
     * Undefined where no article does.
     */
    async detail(ids: readonly string[]) {
      const isIt = sql<boolean>`entity_id = any (${[...ids]}::text[])`;
      const named = await db
        .selectFrom("article_entities")
        .innerJoin("articles", "articles.id", "article_entities.article_id")
        .select(["name", "type"])
        .where(isIt)
        .orderBy("articles.observed_at", "desc")
        .limit(1)
        .executeTakeFirst();
      if (!named) return undefined;
      const { rows: counted } = await sql<{ count: string }>`
        select count(*) from articles where coalesce(copy_of, id) in
          (select article_id from article_entities where ${isIt})`.execute(db);
      const { rows: surfaces } = await sql<{ surface: string; count: string }>`
        with newest as (
          select article_id from article_entities join articles on articles.id = article_id
          where ${isIt} group by article_id, observed_at order by observed_at desc, article_id desc limit ${readArticles}
        ), mention as (
          select distinct on (article_id) article_id, result -> 'mentions' as mentions
          from taggings where article_id in (select article_id from newest)
          order by article_id, revision desc
        )
        select each ->> 'surface' as surface, count(*) as count
        from mention, jsonb_array_elements(mentions) as each
        where each ->> 'entityId' = any (${[...ids]}::text[])
        group by 1 order by 2 desc, 1 limit ${mostSurfaces}`.execute(db);
      return {
        ...named,
        articles: Number(counted[0]?.count),
        surfaces: surfaces.map(({ surface, count }) => ({ surface, count: Number(count) })),
      };
    },
  };
}
