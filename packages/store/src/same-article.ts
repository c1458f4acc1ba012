import { type Kysely, type Selectable, sql } from "kysely";
import { waitsForPerson } from "./dead-letters.ts";
import { retried } from "./retried.ts";
import type { ArticleTable, Database } from "./schema.ts";

type ArticleRow = Selectable<ArticleTable>;

/** A URL that a fetch found out to be an article's own. */
export type UrlFinding = {
  articleId: string;
  /** In normal form. */
  url: string;
  /** What all URLs of the article have in common. */
  key: string;
  /** Whether the article that has the URL already can be this one. */
  agrees: (owner: ArticleRow) => boolean;
};

/**
 * `own`: the article has the URL now, or had it. `same`: another has it, and this one was merged into it. `other`:
 * another has it, and this one stays: it has a page already, or is something else by what is known of both.
 */
export type UrlSettled = { as: "own" | "same" | "other"; article: ArticleRow };

/**
 * Settles whose a URL is, in one transaction. The first article to claim its key gets it; two that meet at the same
 * moment take turns at the key's row. Whoever comes second is merged into the first: what led to it leads there from
 * then on. Where the first one has no page and will get none, it gives way.
 */
export function settleUrl(db: Kysely<Database>, finding: UrlFinding): Promise<UrlSettled> {
  return retried(() => db.transaction().execute((trx) => settle(trx, finding)));
}

async function settle(trx: Kysely<Database>, finding: UrlFinding): Promise<UrlSettled> {
  const ownerId = await claim(trx, finding);
  const rows = await trx
    .selectFrom("articles")
    .selectAll()
    .select(waitsForPerson.as("waits"))
    .where("id", "in", [ownerId, finding.articleId])
    .orderBy("id")
    .forUpdate()
    .execute();
  const self = rows.find(({ id }) => id === finding.articleId);
  const owner = rows.find(({ id }) => id === ownerId);
  if (!self || !owner) throw new Error(`article ${finding.articleId} went away while its URL was settled`);
  // Between the claim and the lock either may have been merged; then it is settled anew.
  if (self.merged_into !== null) return { as: "same", article: await get(trx, self.merged_into) };
  if (owner.merged_into !== null) return settle(trx, finding);
  if (owner.id === self.id) {
    await renamed(trx, finding);
    return { as: "own", article: await get(trx, self.id) };
  }
  const hasPage = owner.snapshot_id !== null || (owner.stage !== "ended" && !owner.waits);
  if (!hasPage) {
    await lead(trx, finding, self.id);
    return { as: "own", article: self };
  }
  // What has its page may stand in events and be a copy or an original: it stays an article.
  if (self.snapshot_id !== null || !finding.agrees(owner)) return { as: "other", article: owner };
  await merge(trx, self.id, owner.id);
  await lead(trx, finding, owner.id);
  return { as: "same", article: owner };
}

/** Claims the key for the article, unless another has it or the URL itself; answers whose it is. */
async function claim(trx: Kysely<Database>, { articleId, key, url }: UrlFinding): Promise<string> {
  const known = await trx
    .selectFrom("article_urls")
    .select("article_id")
    .where("url", "=", url)
    .executeTakeFirst();
  await trx
    .insertInto("article_keys")
    .values({ key, article_id: known?.article_id ?? articleId })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  const row = await trx
    .selectFrom("article_keys")
    .select("article_id")
    .where("key", "=", key)
    .executeTakeFirstOrThrow();
  return row.article_id;
}

/** The URL becomes the article's canonical one, unless another article has that very name. */
async function renamed(trx: Kysely<Database>, { articleId, key, url }: UrlFinding): Promise<void> {
  await lead(trx, { key, url }, articleId);
  await trx
    .updateTable("articles")
    .set({ canonical_url: url })
    .where("id", "=", articleId)
    .where("canonical_url", "<>", url)
    .where(sql<boolean>`not exists (select from articles other where other.canonical_url = ${url})`)
    .execute();
}

/** Has a URL and its key lead to an article. */
async function lead(trx: Kysely<Database>, { key, url }: { key: string; url: string }, articleId: string) {
  const to = { article_id: articleId };
  await trx
    .insertInto("article_urls")
    .values({ url, ...to })
    .onConflict((conflict) => conflict.column("url").doUpdateSet(to))
    .execute();
  await trx.updateTable("article_keys").set(to).where("key", "=", key).execute();
}

async function merge(trx: Kysely<Database>, articleId: string, into: string): Promise<void> {
  const to = { article_id: into };
  await trx
    .updateTable("articles")
    .set({ merged_into: into })
    .where((where) => where.or([where("id", "=", articleId), where("merged_into", "=", articleId)]))
    .execute();
  await trx
    .updateTable("entries")
    .set({ ...to, found_as: sql`coalesce(found_as, article_id)` })
    .where("article_id", "=", articleId)
    .execute();
  await trx.updateTable("article_urls").set(to).where("article_id", "=", articleId).execute();
  await trx.updateTable("article_keys").set(to).where("article_id", "=", articleId).execute();
}

function get(trx: Kysely<Database>, id: string): Promise<ArticleRow> {
  return trx.selectFrom("articles").selectAll().where("id", "=", id).executeTakeFirstOrThrow();
}
