import {
  type Json,
  type Outcome,
  PermanentError,
  type Relevance,
  type StoryPack,
  type TagJob,
  type TagResult,
} from "@throughline/contracts";
import { type StepContext, withFewTimeouts } from "@throughline/runtime";
import type { Store } from "@throughline/store";
import type { TaggingPool } from "./tagging-pool.ts";

export type TagNeeds = {
  store: Pick<Store, "articles" | "revisions" | "taggings">;
  pool: Pick<TaggingPool, "tag">;
  pack: StoryPack;
};

/**
 * Tags an article's revision with the story pack and keeps the tags; running twice keeps them once. Below the
 * pack's threshold the article is off the story.
 * Throws a `PermanentError` when the revision is not in the store, or takes too long to tag at its third attempt.
 */
export async function handle(
  { store, pool, pack }: TagNeeds,
  job: TagJob,
  { signal, attempt }: Pick<StepContext, "signal" | "attempt">,
): Promise<Outcome<"tag">> {
  const [article, revision] = await Promise.all([
    store.articles.get(job.articleId),
    store.revisions.get(job.articleId, job.revision),
  ]);
  if (!article || !revision)
    throw new PermanentError(
      `revision ${job.revision} of article ${job.articleId} is not in the store; replay the article`,
    );
  const hint = revision.language === "und" ? article.language : revision.language;
  const publishedAt = (revision.published_at ?? article.published_at)?.toISOString();
  const input = { title: revision.title, text: revision.text, language: hint, publishedAt };
  const result = await withFewTimeouts(attempt, () => pool.tag(input, signal));
  await store.taggings.save(job.articleId, job.revision, pack.version, result);
  const evidence = evidenceOf(result, pack);
  const { threshold } = pack.definition.relevance;
  if (result.relevance.score < threshold)
    return { outcome: "offStory", reason: offStoryReason(result.relevance, threshold), evidence };
  const next = { articleId: job.articleId, revision: job.revision, run: job.run };
  return { outcome: "tagged", reason: taggedReason(result), evidence, next: [next] };
}

/** "relevance 0.12 is below the story's threshold 0.5: Iran is mentioned (0.28); nothing else of the story". */
export function offStoryReason({ score, contributions }: Relevance, threshold: number): string {
  const told = contributions
    .filter(({ rule }) => rule !== "bias")
    .map(({ rule, because }) => `${rule}: ${because}`);
  const why = told.length > 0 ? told.join("; ") : "it names nothing of the story";
  return `relevance ${round(score)} is below the story's threshold ${threshold}: ${why}`;
}

const named = 4;

function taggedReason({ relevance, entities }: TagResult): string {
  const names = entities.slice(0, named).map(({ name }) => name);
  return `relevance ${round(relevance.score)}; names ${names.join(", ")}${entities.length > named ? ` and ${entities.length - named} more` : ""}`;
}

const round = (score: number) => Math.round(score * 100) / 100;

function evidenceOf(result: TagResult, pack: StoryPack): { [key: string]: Json } {
  return {
    pack: pack.version,
    language: result.language,
    relevance: result.relevance.score,
    threshold: pack.definition.relevance.threshold,
    contributions: result.relevance.contributions,
    mentions: result.mentions.length,
    entities: result.entities.length,
    topics: result.topics.map(({ code }) => code),
    quotes: result.quotes.length,
  };
}
