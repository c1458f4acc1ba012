import type { CleanJob } from "@throughline/contracts";
import { storable } from "@throughline/text";
import type { Kysely } from "kysely";
import { articleIdOf, sha256 } from "./ids.ts";
import { closeDeadLetters, nextRun } from "./next-run.ts";
import type { Database } from "./schema.ts";
import { insertSnapshot, packSnapshot } from "./snapshots.ts";

/** A document that a person brings. `url` is its address where it has one; `name` is its file's name. */
export type BroughtDocument = {
  name: string;
  contentType: string;
  body: Uint8Array;
  url?: string;
  /** What all URLs of the article have in common. */
  key?: string;
  publisher?: string;
  country?: string;
  stateMedia?: string;
  publishedAt?: string;
};

/** Brings a document to the line: see the article store. */
export async function bring(
  db: Kysely<Database>,
  given: BroughtDocument,
  now: Date,
): Promise<{ job: CleanJob; known: boolean }> {
  const document = storable(given);
  const url = document.url ?? `urn:throughline:document:${sha256(document.body)}`;
  const articleId = (await knownAs(db, document)) ?? articleIdOf(url);
  const snapshot = await packSnapshot({
    articleId,
    url,
    finalUrl: url,
    httpStatus: 200,
    headers: {},
    contentType: document.contentType,
    body: document.body,
    fetchedAt: now,
  });
  return db.transaction().execute(async (trx) => {
    const known = !(await insertBrought(trx, articleId, url, document, now));
    const snapshotId = await insertSnapshot(trx, snapshot);
    if (!known) return { job: { articleId, revision: 0, run: 1, snapshotId }, known };
    const job = await startRun(trx, articleId, now);
    if (!job) throw new Error(`article ${articleId} went away while it was brought`);
    return { job, known };
  });
}

/** The article that has the document's URL already, under whatever URL it is known. */
async function knownAs(db: Kysely<Database>, { url, key }: BroughtDocument): Promise<string | undefined> {
  if (url === undefined) return undefined;
  const byKey = await db
    .selectFrom("article_keys")
    .select("article_id")
    .where("key", "=", key ?? url)
    .executeTakeFirst();
  const byUrl = () =>
    db.selectFrom("article_urls").select("article_id").where("url", "=", url).executeTakeFirst();
  return (byKey ?? (await byUrl()))?.article_id;
}

/** Starts another run of an article, within a transaction: see the article store. */
export async function startRun(
  trx: Kysely<Database>,
  articleId: string,
  now: Date,
): Promise<CleanJob | undefined> {
  const row = await trx
    .updateTable("articles")
    .set({
      run: nextRun,
      stage: "clean",
      stage_at: now,
      outcome: null,
      reason: "",
      before_check: null,
    })
    .where("id", "=", articleId)
    .where("snapshot_id", "is not", null)
    .returning(["id", "revision", "run", "snapshot_id"])
    .executeTakeFirst();
  if (!row?.snapshot_id) return undefined;
  await closeDeadLetters(trx, articleId);
  return { articleId: row.id, revision: row.revision, run: row.run, snapshotId: row.snapshot_id };
}

/** Answers whether the article is new. */
async function insertBrought(
  trx: Kysely<Database>,
  articleId: string,
  url: string,
  document: BroughtDocument,
  now: Date,
): Promise<boolean> {
  const inserted = await trx
    .insertInto("articles")
    .values({
      id: articleId,
      url,
      canonical_url: url,
      title: document.name,
      publisher: document.publisher ?? "",
      country: document.country ?? "",
      state_media: document.stateMedia ?? "no",
      language: "und",
      authors: "[]",
      stage: "clean",
      stage_at: now,
      revision: 0,
      run: 1,
      reason: "",
      observed_at: now,
      published_at: document.publishedAt ?? null,
    })
    .onConflict((conflict) => conflict.doNothing())
    .returning("id")
    .executeTakeFirst();
  if (document.url !== undefined) {
    await trx
      .insertInto("article_urls")
      .values({ url, article_id: articleId })
      .onConflict((conflict) => conflict.doNothing())
      .execute();
    await trx
      .insertInto("article_keys")
      .values({ key: document.key ?? url, article_id: articleId })
      .onConflict((conflict) => conflict.doNothing())
      .execute();
  }
  await trx
    .insertInto("entries")
    .values({
      source: "replay",
      entry_id: url,
      article_id: articleId,
      title: document.name,
      seen_at: now,
      published_at: null,
      summary_html: "",
      content_html: "",
    })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  return inserted !== undefined;
}
