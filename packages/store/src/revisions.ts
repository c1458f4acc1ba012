import type { ExtractedArticle, RevisionChanges } from "@throughline/contracts";
import type { Kysely, Selectable } from "kysely";
import { sha256 } from "./ids.ts";
import type { Database, RevisionTable } from "./schema.ts";

export type RevisionRow = Selectable<RevisionTable>;

export type NewRevision = {
  articleId: string;
  snapshotId: string;
  article: ExtractedArticle;
  at: Date;
};

/**
 * `revision` is the one that now holds the snapshot's text; `sameText` says that another snapshot had brought
 * that text already, so that nothing new was written.
 */
export type SavedRevision = { revision: number; sameText: boolean };

/** The versions of each article's text. */
export function createRevisionStore(db: Kysely<Database>) {
  return {
    async get(articleId: string, revision: number): Promise<RevisionRow | undefined> {
      return db
        .selectFrom("revisions")
        .selectAll()
        .where("article_id", "=", articleId)
        .where("revision", "=", revision)
        .executeTakeFirst();
    },

    async latest(articleId: string): Promise<RevisionRow | undefined> {
      return db
        .selectFrom("revisions")
        .selectAll()
        .where("article_id", "=", articleId)
        .orderBy("revision", "desc")
        .limit(1)
        .executeTakeFirst();
    },

    /**
     * Keeps the text that was found in a snapshot. The first text, or one that differs from the latest, makes
     * the next revision, also where the page has gone back to a snapshot of before. A snapshot that made the latest
     * revision, or that the article has left (a rerun, a replay), writes its revision anew. Title, authors, times
     * and kind go to the article too, unless an older snapshot is replayed.
     */
    async save({ articleId, snapshotId, article, at }: NewRevision): Promise<SavedRevision> {
      return db.transaction().execute(async (trx) => {
        // Two runs of one job take turns here.
        const standing = await trx
          .selectFrom("articles")
          .select("snapshot_id")
          .where("id", "=", articleId)
          .forUpdate()
          .executeTakeFirst();
        const known = await trx
          .selectFrom("revisions")
          .select(["revision", "snapshot_id", "text_hash"])
          .where("article_id", "=", articleId)
          .orderBy("revision", "desc")
          .execute();
        const row = toRow(articleId, snapshotId, article, at);
        const latest = known[0];
        const made = known.find((revision) => revision.snapshot_id === snapshotId);
        const own = made === latest || standing?.snapshot_id !== snapshotId ? made : undefined;
        if (!own && latest?.text_hash === row.text_hash) return { revision: latest.revision, sameText: true };
        const revision = own?.revision ?? (latest?.revision ?? 0) + 1;
        await trx
          .insertInto("revisions")
          .values({ ...row, revision })
          .onConflict((conflict) =>
            conflict.columns(["article_id", "revision"]).doUpdateSet(withoutTime(row)),
          )
          .execute();
        if (revision >= (latest?.revision ?? 0)) await describeArticle(trx, articleId, article);
        return { revision, sameText: false };
      });
    },

    /** Notes what a revision changed of the one before it. */
    async noteChanges(articleId: string, revision: number, changes: RevisionChanges): Promise<void> {
      await db
        .updateTable("revisions")
        .set({ changes: JSON.stringify(changes) })
        .where("article_id", "=", articleId)
        .where("revision", "=", revision)
        .execute();
    },
  };
}

type NewRow = ReturnType<typeof toRow>;

function toRow(articleId: string, snapshotId: string, article: ExtractedArticle, at: Date) {
  return {
    article_id: articleId,
    snapshot_id: snapshotId,
    title: article.title,
    authors: JSON.stringify(article.authors),
    text: article.text,
    html: article.html,
    text_hash: sha256(`${article.title}\n\n${article.text}`),
    language: article.language,
    kind: article.kind,
    site_name: article.siteName ?? null,
    image_url: article.imageUrl ?? null,
    canonical_url: article.canonicalUrl ?? null,
    published_at: article.publishedAt ?? null,
    modified_at: article.modifiedAt ?? null,
    quality: JSON.stringify(article.quality),
    posts: article.posts ? JSON.stringify(article.posts) : null,
    created_at: at,
  };
}

/** A rerun leaves the time at which the revision was first made. */
function withoutTime({ created_at, ...row }: NewRow) {
  return row;
}

async function describeArticle(trx: Kysely<Database>, articleId: string, article: ExtractedArticle) {
  await trx
    .updateTable("articles")
    .set({
      ...(article.title ? { title: article.title } : {}),
      ...(article.publishedAt ? { published_at: article.publishedAt } : {}),
      ...(article.language !== "und" ? { language: article.language } : {}),
      modified_at: article.modifiedAt ?? null,
      authors: JSON.stringify(article.authors),
      kind: article.kind,
      // The search index reads the text again, also where a replay wrote the same revision anew.
      search_revision: 0,
    })
    .where("id", "=", articleId)
    .execute();
}
