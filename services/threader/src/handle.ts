import {
  type Json,
  type Outcome,
  PermanentError,
  RetryLater,
  type TagResult,
  type Threader,
  type ThreadJob,
} from "@throughline/contracts";
import type { ArticleRow, RevisionRow, Store, TaggingRow } from "@throughline/store";
import { reasonOf } from "./reason.ts";

export type ThreadNeeds = { store: Store; threader: Threader };

/** Shortest and longest wait for a copy whose original is not tagged yet, in milliseconds. */
const shortestWaitMs = 2_000;
const longestWaitMs = 60_000;

type Tagged = { tagging: TaggingRow; copyOf?: string };

/**
 * Puts a tagged revision into its event. A copy has no tags of its own: it takes its original's, and waits while
 * that one is still on its way; where the original ended off the story, so does the copy.
 * Throws a `PermanentError` when the revision, its original or its tags are not in the store.
 */
export async function handle(
  { store, threader }: ThreadNeeds,
  job: ThreadJob,
  now: () => Date,
): Promise<Outcome<"thread">> {
  const [article, revision] = await Promise.all([
    store.articles.get(job.articleId),
    store.revisions.get(job.articleId, job.revision),
  ]);
  if (!article || !revision)
    throw new PermanentError(
      `revision ${job.revision} of article ${job.articleId} is not in the store; replay the article`,
    );
  // A late original may have taken over since the job was made.
  const copyOf = article.copy_of ?? job.copyOf;
  const tagged = copyOf === undefined ? await ownTags(store, job) : await tagsOf(store, copyOf, article, now);
  if ("outcome" in tagged) {
    if (article.event_id !== null) await store.threadings.leave(job.articleId);
    return tagged;
  }
  if (tagged.copyOf !== undefined) await lendTags(store, job, tagged.tagging);
  const decision = await threader.add(inputOf(article, revision, tagged));
  return {
    outcome: "threaded",
    reason: reasonOf(decision.evidence),
    evidence: {
      ...(decision.evidence as { [key: string]: Json }),
      eventId: decision.eventId,
      newSentences: decision.newSentences.length,
    },
  };
}

async function ownTags(store: Store, { articleId, revision }: ThreadJob): Promise<Tagged> {
  const tagging = await store.taggings.get(articleId, revision);
  if (!tagging)
    throw new PermanentError(
      `revision ${revision} of article ${articleId} has no tags in the store; replay the article`,
    );
  return { tagging };
}

/** The tags of a copy's original, once that one is past tagging. */
async function tagsOf(
  store: Store,
  copyOf: string,
  copy: ArticleRow,
  now: () => Date,
): Promise<Tagged | Outcome<"thread">> {
  const original = await store.articles.get(copyOf);
  if (!original) throw new PermanentError(`its original ${copyOf} is not in the store; replay the article`);
  if (original.stage !== "thread" && original.stage !== "ended")
    throw new RetryLater(later(copy, now()), `its original ${copyOf} is still to be tagged`);
  const evidence = { copyOf, original: original.outcome };
  if (original.stage === "ended" && original.outcome === "offStory")
    return { outcome: "offStory", reason: `its original is off the story: ${original.reason}`, evidence };
  const tagging = await store.taggings.latest(copyOf);
  if (tagging) return { tagging, copyOf };
  return {
    outcome: "offStory",
    reason: `its original ended without tags (${original.outcome}): ${original.reason}`,
    evidence,
  };
}

/** A quarter of the time waited so far, so that one whose original waits for a person asks seldom. */
function later(copy: ArticleRow, now: Date): Date {
  const waitedMs = now.getTime() - copy.stage_at.getTime();
  return new Date(now.getTime() + Math.min(longestWaitMs, Math.max(shortestWaitMs, waitedMs / 4)));
}

/** Writes the original's tags for the copy too; mentions and quotes stay out, since their places are not the copy's. */
async function lendTags(
  store: Store,
  { articleId, revision }: ThreadJob,
  tagging: TaggingRow,
): Promise<void> {
  const result = { ...(tagging.result as TagResult), mentions: [], quotes: [] };
  await store.taggings.save(articleId, revision, tagging.pack_version, result);
}

function inputOf(article: ArticleRow, revision: RevisionRow, { tagging, copyOf }: Tagged) {
  const { language, entities, countries, topics } = tagging.result as TagResult;
  return {
    id: article.id,
    title: revision.title || article.title,
    text: revision.text,
    language,
    entities,
    countries,
    topics,
    copyOf,
    publishedAt: (revision.published_at ?? article.published_at)?.toISOString(),
    observedAt: article.observed_at.toISOString(),
  };
}
