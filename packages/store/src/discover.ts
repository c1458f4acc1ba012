import type { FetchJob } from "@throughline/contracts";
import type { Kysely } from "kysely";
import { type DiscoveredEntry, type EntryOfArticle, withArticles } from "./entry-articles.ts";
import { articleIdOf } from "./ids.ts";
import { inChunks, inOrder } from "./row-chunks.ts";
import type { Database } from "./schema.ts";

/** Where entries come from: a feed, or documents that a person replays. */
export type EntrySource = { id: string; publisher: string; country: string; stateMedia: string };

/** Takes over the entries of one source: see the article store. */
export async function discover(
  db: Kysely<Database>,
  source: EntrySource,
  entries: DiscoveredEntry[],
  now: Date,
): Promise<{ jobs: FetchJob[]; newEntries: number }> {
  if (entries.length === 0) return { jobs: [], newEntries: 0 };
  const keyed = [...new Map(entries.map((entry) => [entry.entryId, entry])).values()].map((entry) => ({
    ...entry,
    key: entry.key ?? entry.canonicalUrl,
  }));
  return db.transaction().execute(async (trx) => {
    const rows = await withArticles(trx, source.id, keyed);
    await insertArticles(trx, source, rows, now);
    await insertUrls(trx, rows);
    const newEntries = await insertEntries(trx, source, rows, now);
    const waiting = await trx
      .selectFrom("articles")
      .select(["id", "revision", "run"])
      .where("id", "in", [...new Set(rows.map((row) => row.articleId))])
      .where("stage", "=", "fetch")
      .execute();
    return {
      jobs: waiting.map(({ id, revision, run }) => ({ articleId: id, revision, run })),
      newEntries,
    };
  });
}

/** Writes the articles that are new; where the entry's article has another URL, it is there already. */
async function insertArticles(trx: Kysely<Database>, source: EntrySource, rows: EntryOfArticle[], now: Date) {
  const own = rows.filter((row) => row.articleId === articleIdOf(row.canonicalUrl));
  const articles = inOrder(new Map(own.map((row) => [row.articleId, row])));
  for (const some of inChunks(articles)) {
    await trx
      .insertInto("articles")
      .values(
        some.map((row) => ({
          id: row.articleId,
          url: row.url,
          canonical_url: row.canonicalUrl,
          title: row.title,
          publisher: source.publisher,
          country: source.country,
          state_media: source.stateMedia,
          language: row.language || "und",
          authors: "[]",
          stage: "fetch",
          stage_at: now,
          revision: 0,
          run: 1,
          reason: "",
          observed_at: now,
          published_at: row.publishedAt ?? null,
        })),
      )
      // A concurrent poll of another feed may bring the same article.
      .onConflict((conflict) => conflict.doNothing())
      .execute();
  }
}

async function insertUrls(trx: Kysely<Database>, rows: EntryOfArticle[]) {
  const urls = rows.flatMap(({ url, canonicalUrl, articleId }) =>
    [url, canonicalUrl].map((met) => [met, { url: met, article_id: articleId }] as const),
  );
  for (const some of inChunks(inOrder(new Map(urls)))) {
    await trx
      .insertInto("article_urls")
      .values(some)
      .onConflict((conflict) => conflict.doNothing())
      .execute();
  }
}

/** Answers how many were new. */
async function insertEntries(trx: Kysely<Database>, source: EntrySource, rows: EntryOfArticle[], now: Date) {
  let inserted = 0;
  for (const some of inChunks(inOrder(new Map(rows.map((row) => [row.entryId, row]))))) {
    const ids = await trx
      .insertInto("entries")
      .values(
        some.map((row) => ({
          source: source.id,
          entry_id: row.entryId,
          article_id: row.articleId,
          title: row.title,
          published_at: row.publishedAt ?? null,
          summary_html: row.summaryHtml,
          content_html: row.contentHtml,
          seen_at: now,
        })),
      )
      .onConflict((conflict) => conflict.columns(["source", "entry_id"]).doNothing())
      .returning("entry_id")
      .execute();
    inserted += ids.length;
  }
  return inserted;
}
