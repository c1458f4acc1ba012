import { fold } from "@throughline/text";
import { type Kysely, sql } from "kysely";
import type { Database } from "./schema.ts";

/** Characters of a text that are indexed: a tsvector may have 1 MB, and what is longer is no article. */
const mostCharacters = 200_000;

/** The words of the articles, for searching. Filled behind the line, not on it: see `indexNext`. */
export function createSearchIndex(db: Kysely<Database>) {
  return {
    /**
     * Takes up to `limit` articles whose newest text is not in the index yet. Answers how many there were; the
     * caller goes on while it is `limit`. Two callers at once do some work twice and no harm.
     */
    async indexNext(limit = 50): Promise<number> {
      const rows = await db
        .selectFrom("articles")
        .innerJoin("revisions", (join) =>
          join
            .onRef("revisions.article_id", "=", "articles.id")
            .onRef("revisions.revision", "=", "articles.revision"),
        )
        .select([
          "articles.id",
          "articles.observed_at",
          "revisions.revision",
          "revisions.title",
          "revisions.text",
        ])
        .where(sql<boolean>`articles.search_revision <> articles.revision`)
        .limit(limit)
        .execute();
      if (rows.length === 0) return 0;
      const documents = rows.map((row) => ({
        id: row.id,
        revision: row.revision,
        observedAt: row.observed_at,
        title: fold(row.title),
        text: fold(row.text.slice(0, mostCharacters)),
      }));
      await sql`
        with document as (
          select * from jsonb_to_recordset(${JSON.stringify(documents)}::jsonb)
            as document (id text, revision int, "observedAt" timestamptz, title text, text text)
        ), indexed as (
          insert into article_words (article_id, observed_at, words)
          select id, "observedAt",
            setweight(to_tsvector('simple', title), 'A') || setweight(to_tsvector('simple', text), 'D')
          from document order by id
          on conflict (article_id) do update set words = excluded.words
        )
        update articles set search_revision = document.revision
        from document where articles.id = document.id and articles.revision = document.revision`.execute(db);
      return rows.length;
    },
  };
}
