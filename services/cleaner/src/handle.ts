import {
  type ArticleKind,
  type CleanJob,
  changesInWords,
  type ExtractedArticle,
  type Json,
  type Outcome,
  PermanentError,
  type RevisionChanges,
  type StoryPack,
} from "@throughline/contracts";
import { type StepContext, withFewTimeouts } from "@throughline/runtime";
import type { Store } from "@throughline/store";
import { siteOf } from "@throughline/story-pack";
import type { ExtractionPool } from "./extraction-pool.ts";
import { noteChanges } from "./revision/note-changes.ts";

export type CleanNeeds = {
  store: Pick<Store, "snapshots" | "revisions">;
  pool: Pick<ExtractionPool, "extract" | "compare">;
  pack: Pick<StoryPack, "sites" | "version">;
};

/** Types that hold an article; a server that names none is taken at its bytes. */
const readableType = /^\s*(?:$|text\/|application\/(?:xhtml\+xml|xml|octet-stream)\b|unknown)/i;

/**
 * Cleans one snapshot: its bytes become the article's text, kept as a revision. Running twice keeps one
 * revision. Throws a `PermanentError` when the snapshot is missing or can never be read.
 */
export async function clean(
  job: CleanJob,
  context: StepContext,
  { store, pool, pack }: CleanNeeds,
): Promise<Outcome<"clean">> {
  const snapshot = await store.snapshots.load(job.snapshotId);
  if (!snapshot)
    throw new PermanentError(`snapshot ${job.snapshotId} is not in the store; fetch the article again`);
  const { contentType } = snapshot;
  if (!readableType.test(contentType))
    return {
      outcome: "notArticle",
      reason: `not a page: its type is ${contentType}`,
      evidence: { contentType },
    };
  const site = siteOf(snapshot.finalUrl, pack.sites);
  const document = { body: snapshot.body, contentType, url: snapshot.finalUrl, ...(site && { site }) };
  const article = await withFewTimeouts(context.attempt, () => pool.extract(document, context.signal));
  const evidence = { ...evidenceOf(article, job.snapshotId), ...(site && { pack: pack.version }) };
  if (article.kind === "notArticle")
    return {
      outcome: "notArticle",
      reason: article.quality.reasons[0] ?? "no article in the page",
      evidence,
    };
  const { revision, sameText } = await store.revisions.save({
    articleId: job.articleId,
    snapshotId: job.snapshotId,
    article,
    at: context.now(),
  });
  if (sameText)
    return {
      outcome: "sameText",
      reason: `the text is that of revision ${revision}`,
      evidence: { ...evidence, revision },
    };
  const changes = await noteChanges(job.articleId, revision, article, context.signal, { store, pool });
  return {
    outcome: "cleaned",
    reason: `${nameOf[article.kind]} of ${article.text.length} characters, by ${article.quality.method}${inWords(revision, changes)}`,
    evidence: { ...evidence, revision, ...changeEvidence(revision, changes) },
    next: [{ articleId: job.articleId, revision, run: job.run }],
  };
}

function inWords(revision: number, { counts, correction, uncompared }: RevisionChanges): string {
  const changed = uncompared ?? changesInWords(counts);
  const since = revision > 1 ? `; since revision ${revision - 1}: ${changed}` : "";
  return correction === null ? since : `${since}; its publisher says that it was corrected`;
}

function changeEvidence(revision: number, changes: RevisionChanges): { [key: string]: Json } {
  const { counts, correction, uncompared } = changes;
  return {
    ...(revision > 1 && { changed: { ...counts } }),
    ...(correction !== null && { correction }),
    ...(uncompared !== undefined && { uncompared }),
  };
}

const nameOf: Record<Exclude<ArticleKind, "notArticle">, string> = {
  article: "an article",
  partial: "a part",
  liveBlog: "a live blog",
};

function evidenceOf({ kind, text, quality }: ExtractedArticle, snapshotId: string): { [key: string]: Json } {
  return { kind, characters: text.length, ...quality, snapshotId };
}
