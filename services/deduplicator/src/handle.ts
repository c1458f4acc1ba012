import {
  type CopyDecision,
  type CopyIndex,
  type CopyInput,
  type DedupeJob,
  type Json,
  type Outcome,
  PermanentError,
} from "@throughline/contracts";
import type { ArticleRow, RevisionRow, Store } from "@throughline/store";
import { reasonOf, type Told } from "./reason.ts";

export type DedupeNeeds = { store: Store; index: CopyIndex };

/**
 * Says whether an article's revision is a copy, and of what. A copy leads on to the threader with the article
 * whose tags it takes: the nearest above it in the tree that is no copy itself.
 * Throws a `PermanentError` when the revision is not in the store.
 */
export async function handle({ store, index }: DedupeNeeds, job: DedupeJob): Promise<Outcome<"dedupe">> {
  const [article, revision] = await Promise.all([
    store.articles.get(job.articleId),
    store.revisions.get(job.articleId, job.revision),
  ]);
  if (!article || !revision)
    throw new PermanentError(
      `revision ${job.revision} of article ${job.articleId} is not in the store; replay the article`,
    );
  const decision = await index.add(inputOf(article, revision));
  const compared = decision.evidence.comparedWith;
  const other = compared === undefined ? undefined : await store.articles.get(compared);
  return outcomeOf(
    job,
    decision,
    reasonOf(decision, told(article), other && told(other)),
    await copiedBy(store, decision, article.id),
  );
}

/** What the index gets of an article. */
export function inputOf(article: ArticleRow, revision: RevisionRow): CopyInput {
  return {
    id: article.id,
    title: revision.title,
    text: revision.text,
    language: revision.language,
    url: article.canonical_url,
    publisher: article.publisher,
    publishedAt: article.published_at?.toISOString(),
    observedAt: article.observed_at.toISOString(),
    canonicalUrl: revision.canonical_url ?? undefined,
  };
}

/** The article that a copy copies, as written with the decision. */
async function copiedBy(store: Store, decision: CopyDecision, articleId: string): Promise<string | null> {
  if (decision.relation !== "exact" && decision.relation !== "near") return null;
  return (await store.articles.get(articleId))?.copy_of ?? decision.originalId;
}

function outcomeOf(
  job: DedupeJob,
  decision: CopyDecision,
  reason: string,
  copyOf: string | null,
): Outcome<"dedupe"> {
  const evidence = evidenceOf(decision);
  const next = { articleId: job.articleId, revision: job.revision, run: job.run };
  if (copyOf !== null) return { outcome: "copy", reason, evidence, next: [{ ...next, copyOf }] };
  return {
    outcome: decision.relation === "original" ? "original" : "partial",
    reason,
    evidence,
    next: [next],
  };
}

function evidenceOf({ relation, originalId, evidence }: CopyDecision): { [key: string]: Json } {
  const told = Object.entries(evidence).filter((entry): entry is [string, Json] => entry[1] !== undefined);
  return { relation, originalId, ...Object.fromEntries(told) };
}

function told(article: ArticleRow): Told {
  return {
    publisher: article.publisher,
    url: article.canonical_url,
    publishedAt: article.published_at,
    observedAt: article.observed_at,
  };
}
