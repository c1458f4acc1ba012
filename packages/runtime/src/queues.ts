import { itemOf, type JobOf, jobIdOf, type Step, steps } from "@throughline/contracts";
import { type Job, Queue } from "bullmq";
import type { Redis } from "ioredis";
import { jobOptions } from "./retry-policy.ts";

/** How many jobs stand where in one step's queue. */
export type QueueCounts = { waiting: number; active: number; delayed: number; failed: number };

/** What the line page shows of a queue: counts, the oldest wait in milliseconds, and the last full minute's pace. */
export type QueueState = QueueCounts & { oldestWaitMs: number | null; perMinute: number };

export type Queues = ReturnType<typeof createQueues>;

export type QueuesOptions = {
  /** Connection of the use `producer`. */
  redis: Redis;
  namespace: string;
  /** Most jobs that may wait in one queue, delayed ones included. What is over it stays in the store, whence the scheduler brings it later. */
  depth: number;
};

/** A count of waiting jobs is taken anew after this time, in milliseconds. */
const depthFreshMs = 500;

/** Key prefix of all that BullMQ keeps; in braces, so that Redis Cluster holds it on one node. */
export function prefixOf(namespace: string): string {
  return `{${namespace}}`;
}

/** The queues of the line, one for each step, as a producer sees them. */
export function createQueues({ redis, namespace, depth }: QueuesOptions) {
  const byStep = Object.fromEntries(
    steps.map((step) => [step, new Queue(step, { connection: redis, prefix: prefixOf(namespace) })]),
  ) as Record<Step, Queue>;
  for (const queue of Object.values(byStep)) queue.on("error", () => {});
  const room = createRoom(byStep, depth);

  return {
    /** For the dashboards. */
    byStep,

    /**
     * Puts jobs on a step's queue; a job whose id is there already is left alone. Answers how many fitted:
     * the rest waits in the store. Rejects when Redis is away.
     */
    async enqueue<S extends Step>(step: S, jobs: JobOf<S>[]): Promise<number> {
      const fitting = jobs.slice(0, await room.take(step, jobs.length));
      await addAll(byStep[step], step, fitting);
      return fitting.length;
    },

    /**
     * Makes sure that each job is waiting, delayed or being worked on: one that ended without moving its
     * article on is removed and put on anew, `most` at the most. Answers how many were put back.
     */
    async ensureQueued<S extends Step>(
      step: S,
      jobs: JobOf<S>[],
      most = Number.POSITIVE_INFINITY,
    ): Promise<number> {
      const lost = (
        await Promise.all(jobs.map(async (job) => ((await isLost(byStep[step], step, job)) ? [job] : [])))
      ).flat();
      const fitting = lost.slice(0, most);
      await addAll(byStep[step], step, fitting);
      return fitting.length;
    },

    async counts(step: Step): Promise<QueueCounts> {
      return countJobs(byStep[step]);
    },

    async state(step: Step, now: Date): Promise<QueueState> {
      const queue = byStep[step];
      const [counts, [oldest], metrics] = await Promise.all([
        countJobs(queue),
        queue.getJobs(["waiting"], 0, 0, true),
        queue.getMetrics("completed", 0, 1),
      ]);
      return {
        ...counts,
        oldestWaitMs: oldest ? now.getTime() - waitingSince(oldest) : null,
        perMinute: Number(metrics.data[0] ?? 0),
      };
    },

    async close(): Promise<void> {
      await Promise.all(Object.values(byStep).map((queue) => queue.close()));
    },
  };
}

/** One job goes without the transaction that several need: most steps pass on one, and it costs a third more. */
async function addAll<S extends Step>(queue: Queue, step: S, jobs: JobOf<S>[]): Promise<void> {
  const [first, ...more] = jobs.map((job) => named(step, job));
  if (first && more.length === 0) await queue.add(first.name, first.data, first.opts);
  else if (first) await queue.addBulk([first, ...more]);
}

function named<S extends Step>(step: S, job: JobOf<S>) {
  return { name: step, data: job, opts: { ...jobOptions(step), jobId: jobIdOf(step, itemOf(job)) } };
}

async function isLost<S extends Step>(queue: Queue, step: S, job: JobOf<S>): Promise<boolean> {
  const id = jobIdOf(step, itemOf(job));
  const state = await queue.getJobState(id);
  if (state === "unknown") return true;
  if (state !== "completed" && state !== "failed") return false;
  await queue.remove(id);
  return true;
}

async function countJobs(queue: Queue): Promise<QueueCounts> {
  const counts = await queue.getJobCounts("waiting", "prioritized", "active", "delayed", "failed");
  const { waiting = 0, prioritized = 0, active = 0, delayed = 0, failed = 0 } = counts;
  return { waiting: waiting + prioritized, active, delayed, failed };
}

/** A retried or delayed job waits since it came back, which BullMQ does not keep: its last start is nearest. */
function waitingSince(job: Job): number {
  return job.processedOn ?? job.timestamp + job.delay;
}

/** Bounds the jobs of each queue that wait, delayed ones too, by a count that is at most half a second old. */
function createRoom(byStep: Record<Step, Queue>, depth: number) {
  const known = new Map<Step, { free: number; at: number }>();
  return {
    async take(step: Step, wanted: number): Promise<number> {
      const now = Date.now();
      let room = known.get(step);
      if (!room || now - room.at > depthFreshMs) {
        room = { free: depth - (await byStep[step].getJobCountByTypes("waiting", "delayed")), at: now };
        known.set(step, room);
      }
      const taken = Math.max(0, Math.min(wanted, room.free));
      room.free -= taken;
      return taken;
    },
  };
}
