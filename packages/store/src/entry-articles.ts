import { titlesAgree } from "@throughline/text";
import { type Kysely, sql } from "kysely";
import { articleIdOf } from "./ids.ts";
import { inChunks, inOrder } from "./row-chunks.ts";
import type { Database } from "./schema.ts";

/**
 * An entry of a feed as the fetcher found it; `canonicalUrl` is its URL in normal form, `key` what all URLs of its
 * article have in common (where none is given, the canonical URL).
 */
export type DiscoveredEntry = {
  entryId: string;
  url: string;
  canonicalUrl: string;
  key?: string;
  title: string;
  language: string;
  publishedAt?: string;
  summaryHtml: string;
  contentHtml: string;
};

type KeyedEntry = DiscoveredEntry & { key: string };

/** An entry with the article that it leads to. */
export type EntryOfArticle = KeyedEntry & { articleId: string };

/**
 * Finds the article of each entry: the one to which the entry led before, else the one that has its key or its URL,
 * else a new one. A new one's key is claimed before the article is written: of two polls that bring one article at
 * the same time, one gets the key, and the other waits for it here and then finds the first one's article.
 */
export async function withArticles(
  trx: Kysely<Database>,
  source: string,
  entries: KeyedEntry[],
): Promise<EntryOfArticle[]> {
  const known = await withKnownArticles(trx, source, entries);
  const claims = known.map(({ key, canonicalUrl, articleId }) => ({
    key,
    article_id: articleId ?? articleIdOf(canonicalUrl),
  }));
  for (const some of inChunks(inOrder(new Map(claims.map((claim) => [claim.key, claim]))))) {
    await trx
      .insertInto("article_keys")
      .values(some)
      .onConflict((conflict) => conflict.doNothing())
      .execute();
  }
  const owners = await ownersOf(trx, "article_keys", "key", [...new Set(claims.map(({ key }) => key))]);
  return known.map((entry) => ({
    ...entry,
    articleId: entry.articleId ?? owners.get(entry.key) ?? articleIdOf(entry.canonicalUrl),
  }));
}

/**
 * The entries with the articles that are here already. An entry whose link has changed (a new headline makes a new
 * address) is the same as before by its id; where its title is another's too, the feed has used the id again, and
 * the entry is known by its URL instead.
 */
async function withKnownArticles(
  trx: Kysely<Database>,
  source: string,
  entries: KeyedEntry[],
): Promise<(KeyedEntry & { articleId?: string | undefined })[]> {
  const before = await entriesBefore(trx, source, entries);
  const byKey = await ownersOf(trx, "article_keys", "key", [...new Set(entries.map(({ key }) => key))]);
  const byUrl = await ownersOf(trx, "article_urls", "url", [
    ...new Set(entries.flatMap(({ url, canonicalUrl }) => [url, canonicalUrl])),
  ]);
  return entries.map((entry) => {
    const { entryId, key, url, canonicalUrl, title } = entry;
    const articleId = byKey.get(key) ?? byUrl.get(canonicalUrl) ?? byUrl.get(url);
    const same = before.get(entryId);
    if (!same || same.articleId === articleId) return { ...entry, articleId };
    if (titlesAgree(same.title, title)) return { ...entry, articleId: same.articleId };
    return { ...entry, articleId, entryId: canonicalUrl };
  });
}

/** What is known of the entries that the source brought before, by their ids. */
async function entriesBefore(trx: Kysely<Database>, source: string, entries: KeyedEntry[]) {
  const { rows } = await sql<{ entry_id: string; article_id: string; title: string }>`
    select entry_id, article_id, title from entries
    where source = ${source} and entry_id = any (${entries.map(({ entryId }) => entryId)}::text[])`.execute(
    trx,
  );
  return new Map(rows.map(({ entry_id, article_id, title }) => [entry_id, { articleId: article_id, title }]));
}

async function ownersOf(
  trx: Kysely<Database>,
  table: "article_urls" | "article_keys",
  column: "url" | "key",
  values: string[],
): Promise<Map<string, string>> {
  const { rows } = await sql<{ value: string; article_id: string }>`
    select ${sql.ref(column)} as value, article_id from ${sql.table(table)}
    where ${sql.ref(column)} = any (${values}::text[])`.execute(trx);
  return new Map(rows.map((row) => [row.value, row.article_id]));
}
