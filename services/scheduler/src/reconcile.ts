import { type JobOf, type Step, steps } from "@throughline/contracts";
import type { Metrics, QueueCounts, Queues } from "@throughline/runtime";
import type { DueJob, Store } from "@throughline/store";

export type ReconcileNeeds = {
  store: Pick<Store, "articles">;
  queues: Queues;
  metrics: Metrics;
  now: () => Date;
  /** Without progress for this long, an article's job is looked for even when the counts agree. */
  stuckSeconds: number;
  /** Most jobs that may wait in one queue. */
  depth: number;
};

type ArticleStep = Exclude<Step, "poll">;

/**
 * What a pass looks for. `missing`: the store knows more articles at a step than its queue has jobs; cheap, since
 * it reads counts only as long as they agree. `stuck`: every article that has stood too long.
 */
export type ReconcilePass = "missing" | "stuck";

/** An article that moved on this short a while ago may be on its way into the next queue just now. */
const graceMs = 2_000;
/** Articles looked at in one statement. */
const batch = 500;

/**
 * Puts back what is on the line in the store but in no queue: after Redis was emptied, after a crash between
 * write and enqueue, and what did not fit a full queue. Answers how many jobs were put back, by step.
 */
export async function reconcile(
  needs: ReconcileNeeds,
  pass: ReconcilePass,
): Promise<Partial<Record<Step, number>>> {
  const backlog = await needs.store.articles.backlog();
  const putBack: Partial<Record<Step, number>> = {};
  for (const step of steps) {
    if (step === "poll" || !backlog[step]) continue;
    const plan = planFor(pass, backlog[step], await needs.queues.counts(step), needs);
    const count = plan.room === 0 ? 0 : await putBackDue(step, plan, needs);
    if (count > 0) putBack[step] = count;
  }
  return putBack;
}

/** Room for how many jobs, and how long their articles must have stood there. */
type Plan = { room: number; ageMs: number };

/** What a pass may put back at a step: nothing where the counts agree or the queue is full. */
export function planFor(
  pass: ReconcilePass,
  backlog: number,
  counts: QueueCounts,
  limits: { stuckSeconds: number; depth: number },
): Plan {
  const waiting = counts.waiting + counts.delayed;
  const room = Math.max(0, limits.depth - waiting);
  if (pass === "stuck") return { room, ageMs: limits.stuckSeconds * 1000 };
  return { room: backlog > waiting + counts.active ? room : 0, ageMs: graceMs };
}

/** Goes through all that is due, oldest first, until the queue is full: what is queued already takes no room. */
async function putBackDue(step: ArticleStep, plan: Plan, needs: ReconcileNeeds): Promise<number> {
  const before = new Date(needs.now().getTime() - plan.ageMs);
  let count = 0;
  let page: Awaited<ReturnType<Store["articles"]["due"]>> | undefined;
  do {
    page = await needs.store.articles.due(step, before, batch, page?.last);
    count += await needs.queues.ensureQueued(step, jobsOf(step, page.jobs), plan.room - count);
  } while (page.last && count < plan.room);
  if (count > 0) needs.metrics.putBack.inc({ step }, count);
  return count;
}

function jobsOf<S extends ArticleStep>(step: S, due: DueJob[]): JobOf<S>[] {
  return due.filter((one) => one.step === step).map((one) => one.job as JobOf<S>);
}
