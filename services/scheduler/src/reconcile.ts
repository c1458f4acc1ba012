import { type JobOf, type Step, steps } from "@throughline/contracts";
import type { Metrics, QueueCounts, Queues } from "@throughline/runtime";
import type { DueJob, Store } from "@throughline/store";

export type ReconcileNeeds = {
  store: Store;
  queues: Queues;
  metrics: Metrics;
  now: () => Date;
  /** Without progress for this long, an article's job is looked for even when the counts agree. */
  stuckSeconds: number;
  /** Most jobs that may wait in one queue. */
  depth: number;
};

/** An article that moved on this short a while ago may be on its way into the next queue just now. */
const graceMs = 2_000;
/** Articles looked at in one pass over one step. */
const batch = 500;

/**
 * Puts back what is on the line in the store but in no queue: after Redis was emptied, after a crash between
 * write and enqueue, and what did not fit a full queue. Answers how many jobs were put back, by step.
 */
export async function reconcile(needs: ReconcileNeeds): Promise<Partial<Record<Step, number>>> {
  const backlog = await needs.store.articles.backlog();
  const putBack: Partial<Record<Step, number>> = {};
  for (const step of steps) {
    if (step === "poll") continue;
    const count = await reconcileStep(step, backlog[step] ?? 0, needs);
    if (count > 0) putBack[step] = count;
  }
  return putBack;
}

async function reconcileStep(
  step: Exclude<Step, "poll">,
  backlog: number,
  needs: ReconcileNeeds,
): Promise<number> {
  if (backlog === 0) return 0;
  const counts = await needs.queues.counts(step);
  const plan = planFor(backlog, counts, needs);
  if (plan.limit === 0) return 0;
  const before = new Date(needs.now().getTime() - plan.ageMs);
  const due = await needs.store.articles.due(step, before, plan.limit);
  const count = await needs.queues.ensureQueued(step, jobsOf(step, due));
  if (count > 0) needs.metrics.putBack.inc({ step }, count);
  return count;
}

/**
 * How many of a step's articles to look at, and how long they must have stood there. When the store knows more
 * articles at the step than the queue has jobs, some are missing: those that are not just on their way are put
 * back, as far as the queue has room. When the counts agree, only what has stood too long is looked at.
 */
export function planFor(
  backlog: number,
  counts: QueueCounts,
  limits: { stuckSeconds: number; depth: number },
): { limit: number; ageMs: number } {
  const queued = counts.waiting + counts.active + counts.delayed;
  const room = Math.max(0, limits.depth - counts.waiting);
  const missing = backlog > queued;
  return { limit: Math.min(batch, room), ageMs: missing ? graceMs : limits.stuckSeconds * 1000 };
}

function jobsOf<S extends Exclude<Step, "poll">>(step: S, due: DueJob[]): JobOf<S>[] {
  return due.filter((one) => one.step === step).map((one) => one.job as JobOf<S>);
}
