import { z } from "zod";
import type { Step } from "./steps.ts";

/**
 * An id that may stand in a job id: BullMQ refuses `:` in one, and an id of digits only.
 * Ours start with a letter: `f…` feeds, `a…` articles, `e…` events.
 */
export const itemId = z.string().regex(/^[a-z][a-z0-9]{3,63}$/);

/** A pass of an article through the line: 1 the first time, one more for each replay. */
const run = z.int().min(1);

/** `only: "hub"`: the feed itself is not asked, only its hub, for a subscription or its end. */
export const PollJob = z.strictObject({ feedId: itemId, only: z.literal("hub").optional() });

export const FetchJob = z.strictObject({ articleId: itemId, revision: z.int().min(0), run });

/** `revision` is the newest one known when the job was made (0: none yet); the snapshot may bring the next. */
export const CleanJob = z.strictObject({
  articleId: itemId,
  revision: z.int().min(0),
  run,
  snapshotId: z.string().min(1),
});

const revisionJob = { articleId: itemId, revision: z.int().min(1), run };

export const DedupeJob = z.strictObject(revisionJob);
export const TagJob = z.strictObject(revisionJob);

/** A copy brings the article that it copies; it takes that one's tags. */
export const ThreadJob = z.strictObject({ ...revisionJob, copyOf: itemId.optional() });

/** The payload of each step's jobs: ids and revisions, never bodies. */
export const jobSchemas = {
  poll: PollJob,
  fetch: FetchJob,
  clean: CleanJob,
  dedupe: DedupeJob,
  tag: TagJob,
  thread: ThreadJob,
} as const satisfies Record<Step, z.ZodType>;

export type JobOf<S extends Step> = z.infer<(typeof jobSchemas)[S]>;
export type PollJob = JobOf<"poll">;
export type FetchJob = JobOf<"fetch">;
export type CleanJob = JobOf<"clean">;
export type DedupeJob = JobOf<"dedupe">;
export type TagJob = JobOf<"tag">;
export type ThreadJob = JobOf<"thread">;

/** What a job is about: a feed for `poll`, an article for every other step. */
export type Item = { itemId: string; revision: number; run: number };

/** The item that a payload of any step speaks of; a feed has revision 0 and run 1. */
export function itemOf(job: PollJob | JobOf<Exclude<Step, "poll">>): Item {
  if ("feedId" in job) return { itemId: job.feedId, revision: 0, run: 1 };
  return { itemId: job.articleId, revision: job.revision, run: job.run };
}

/**
 * The BullMQ id of a job: `<step>-<item>-<revision>`, and `-r<run>` behind it from the second run on, so that
 * a job kept in the completed set for the dashboards never swallows the same article's replay.
 */
export function jobIdOf(step: Step, item: Item): string {
  const id = `${step}-${item.itemId}-${item.revision}`;
  return item.run > 1 ? `${id}-r${item.run}` : id;
}
