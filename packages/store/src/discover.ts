import type { FetchJob } from "@throughline/contracts";
import { type Kysely, sql } from "kysely";
import { articleIdOf } from "./ids.ts";
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

/** Where entries come from: a feed, or documents that a person replays. */
export type EntrySource = { id: string; publisher: string; country: string; stateMedia: string };

type KeyedEntry = DiscoveredEntry & { key: string };
type EntryInput = KeyedEntry & { articleId: string };

/** Rows in one statement: the protocol counts a statement's parameters in 16 bits, and an article has 16. */
const mostRows = 1000;

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
    const rows = await withArticles(trx, keyed);
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

/**
 * Finds the article of each entry: the one that has its key or its URL, else a new one. A new one's key is claimed
 * before the article is written: of two polls that bring one article at the same time, one gets the key, and the
 * other waits for it here and then finds the first one's article.
 */
async function withArticles(trx: Kysely<Database>, entries: KeyedEntry[]): Promise<EntryInput[]> {
  const known = await ownersOf(trx, "article_urls", "url", [
    ...new Set(entries.flatMap(({ url, canonicalUrl }) => [url, canonicalUrl])),
  ]);
  const claims = entries.map(({ key, url, canonicalUrl }) => ({
    key,
    article_id: known.get(canonicalUrl) ?? known.get(url) ?? articleIdOf(canonicalUrl),
  }));
  for (const some of inChunks(inOrder(new Map(claims.map((claim) => [claim.key, claim]))))) {
    await trx
      .insertInto("article_keys")
      .values(some)
      .onConflict((conflict) => conflict.doNothing())
      .execute();
  }
  const owners = await ownersOf(trx, "article_keys", "key", [...new Set(claims.map(({ key }) => key))]);
  return entries.map((entry) => ({
    ...entry,
    articleId: owners.get(entry.key) ?? articleIdOf(entry.canonicalUrl),
  }));
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

/** Writes the articles that are new; where the entry's article has another URL, it is there already. */
async function insertArticles(trx: Kysely<Database>, source: EntrySource, rows: EntryInput[], now: Date) {
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

async function insertUrls(trx: Kysely<Database>, rows: EntryInput[]) {
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
async function insertEntries(trx: Kysely<Database>, source: EntrySource, rows: EntryInput[], now: Date) {
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

/**
 * The values in the order of their keys: two polls that bring the same articles in other orders would wait in a
 * circle. Any total order will do that is the same in every process.
 */
function inOrder<Row>(rows: Map<string, Row>): Row[] {
  return [...rows].sort(([a], [b]) => (a < b ? -1 : Number(a > b))).map(([, row]) => row);
}

function inChunks<Row>(rows: Row[]): Row[][] {
  return Array.from({ length: Math.ceil(rows.length / mostRows) }, (_, chunk) =>
    rows.slice(chunk * mostRows, (chunk + 1) * mostRows),
  );
}
