import {
  type Json,
  type Outcome,
  PermanentError,
  type Relevance,
  type StoryPack,
  type TagCorrection,
  type TagJob,
  type TagResult,
} from "@throughline/contracts";
import { type StepContext, withFewTimeouts } from "@throughline/runtime";
import type { CorrectionRow, Store } from "@throughline/store";
import type { TaggingPool } from "./tagging-pool.ts";

export type TagNeeds = {
  store: Pick<Store, "articles" | "revisions" | "taggings" | "corrections" | "nameCandidates" | "threadings">;
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
  { signal, attempt, now }: Pick<StepContext, "signal" | "attempt" | "now">,
): Promise<Outcome<"tag">> {
  const [article, revision, said] = await Promise.all([
    store.articles.get(job.articleId),
    store.revisions.get(job.articleId, job.revision),
    store.corrections.of(job.articleId),
  ]);
  if (!article || !revision)
    throw new PermanentError(
      `revision ${job.revision} of article ${job.articleId} is not in the store; replay the article`,
    );
  const hint = revision.language === "und" ? article.language : revision.language;
  const publishedAt = (revision.published_at ?? article.published_at)?.toISOString();
  const corrections = said.map(correctionOf);
  const input = { title: revision.title, text: revision.text, language: hint, publishedAt, corrections };
  const result = await withFewTimeouts(attempt, () => pool.tag(input, signal));
  await store.taggings.save(job.articleId, job.revision, pack.version, result);
  await store.nameCandidates.note(job.articleId, result.nameCandidates ?? [], now());
  const evidence = evidenceOf(result, pack, said);
  const { threshold } = pack.definition.relevance;
  const onStory = corrections.find(({ of }) => of === "story")?.holds ?? result.relevance.score >= threshold;
  if (!onStory) {
    if (article.event_id !== null) await store.threadings.leave(job.articleId);
    return { outcome: "offStory", reason: offStoryReason(result.relevance, threshold), evidence };
  }
  const next = { articleId: job.articleId, revision: job.revision, run: job.run };
  return { outcome: "tagged", reason: taggedReason(result), evidence, next: [next] };
}

/** "relevance 0.12 is below the story's threshold 0.5: Iran is mentioned (0.28); nothing else of the story". */
export function offStoryReason({ score, contributions }: Relevance, threshold: number): string {
  const person = contributions.find(({ rule }) => rule === "person");
  if (person) return person.because;
  const told = contributions
    .filter(({ rule }) => rule !== "bias")
    .map(({ rule, because }) => `${rule}: ${because}`);
  const why = told.length > 0 ? told.join("; ") : "it names nothing of the story";
  return `relevance ${round(score)} is below the story's threshold ${threshold}: ${why}`;
}

const named = 4;

function taggedReason({ relevance, entities }: TagResult): string {
  const person = relevance.contributions.find(({ rule }) => rule === "person");
  const names = entities.slice(0, named).map(({ name }) => name);
  const why = person ? person.because : `relevance ${round(relevance.score)}`;
  return `${why}; names ${names.join(", ")}${entities.length > named ? ` and ${entities.length - named} more` : ""}`;
}

function correctionOf(row: CorrectionRow): TagCorrection {
  const { surface, topic, holds, name, type, note } = row;
  return {
    of: row.kind as TagCorrection["of"],
    surface,
    entityId: row.entity_id,
    is: row.is_id,
    topic,
    holds,
    name,
    type,
    by: row.said_by,
    note,
  };
}

const round = (score: number) => Math.round(score * 100) / 100;

function evidenceOf(
  result: TagResult,
  pack: StoryPack,
  said: readonly CorrectionRow[],
): { [key: string]: Json } {
  return {
    pack: pack.version,
    ...(pack.confirmedNames === undefined ? {} : { confirmedNames: pack.confirmedNames }),
    language: result.language,
    relevance: result.relevance.score,
    threshold: pack.definition.relevance.threshold,
    contributions: result.relevance.contributions,
    mentions: result.mentions.length,
    entities: result.entities.length,
    topics: result.topics.map(({ code }) => code),
    quotes: result.quotes.length,
    ...(said.length > 0 ? { corrections: said.map(({ id }) => id) } : {}),
  };
}
