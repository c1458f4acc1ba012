import { type Kysely, sql } from "kysely";
import type { Database } from "./schema.ts";

/** A copy of an article, or an article that takes a part of it. */
export type CopyOfRow = Awaited<ReturnType<typeof copiesOf>>[number];

/** Copies shown of all articles asked for together. */
const mostCopies = 1000;

/** The copies of each of these articles in the order of observation. `original_id` is the article that they copy. */
export async function copiesOf(db: Kysely<Database>, originals: readonly string[]) {
  if (originals.length === 0) return [];
  return db
    .selectFrom("copies")
    .innerJoin("articles", "articles.id", "copies.id")
    .select(["copies.id", "copies.original_id", "copies.relation"])
    .select(sql<number | null>`(copies.evidence ->> 'containment')::float8`.as("containment"))
    .select(sql<boolean>`coalesce(copies.evidence ->> 'by', '') = 'person'`.as("ruled"))
    .select(["articles.title", "articles.publisher", "articles.country", "articles.state_media"])
    .select(["articles.observed_at", "articles.published_at"])
    .where("copies.original_id", "in", originals)
    .where("copies.compared_with", "is not", null)
    .where("copies.relation", "<>", "original")
    .orderBy("articles.observed_at")
    .orderBy("copies.id")
    .limit(mostCopies)
    .execute();
}
