import { type Kysely, sql } from "kysely";
import type { Database } from "./schema.ts";

/** An article as lists show it. */
export type ListedArticle = Awaited<ReturnType<typeof listedArticles>>[number];

/** The articles of these ids in this order; ids that are none are left out. */
export async function listedArticles(db: Kysely<Database>, ids: readonly string[]) {
  if (ids.length === 0) return [];
  const rows = await db
    .selectFrom("articles")
    .select(["id", "title", "url", "publisher", "country", "state_media", "language"])
    .select(["published_at", "observed_at", "stage", "outcome", "reason", "event_id", "copy_of", "relevance"])
    .select(
      sql<
        string[]
      >`array(select distinct source from entries where article_id = articles.id and source <> 'replay' order by source)`.as(
        "feed_ids",
      ),
    )
    .where("id", "in", ids)
    .execute();
  const byId = new Map(rows.map((row) => [row.id, row]));
  return ids.flatMap((id) => byId.get(id) ?? []);
}
