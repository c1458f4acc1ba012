import { type Step, steps } from "@throughline/contracts";
import { Worker } from "bullmq";
import type { Redis } from "ioredis";
import type { WorkerDefinition } from "./define-worker.ts";
import { prefixOf } from "./queues.ts";
import { keptJobs } from "./retry-policy.ts";
import { createShell, deadLetter, type ShellNeeds } from "./shell.ts";

/** Any step's worker; the step in the definition tells which payloads its handler takes. */
export type AnyWorkerDefinition = { [S in Step]: WorkerDefinition<S> }[Step];

export type LineOptions = ShellNeeds & {
  /** Connection of the use `worker`. */
  redis: Redis;
  namespace: string;
  concurrency: number;
};

/** A job's lock lasts this long without renewal; a killed process's jobs run elsewhere after that and a check. */
const lockMs = 15_000;
const stalledCheckMs = 5_000;
/** A job may be picked up from a dead process that often: processes die for reasons that are not the job's. */
const mostStalls = 10;
/** Minutes of throughput that are kept for the desk. */
const keptMinutes = 60 * 24;

/**
 * Checks that a set of workers covers the line.
 * Throws a `TypeError` unless every step has exactly one worker.
 */
export function assertWholeLine(definitions: { step: Step }[]): void {
  for (const step of steps) {
    const count = definitions.filter((definition) => definition.step === step).length;
    if (count !== 1) throw new TypeError(`step "${step}" has ${count} workers, but must have exactly one`);
  }
}

/** Starts the workers. Answers a function that lets running jobs end within a deadline and stops. */
export function startWorkers(definitions: readonly AnyWorkerDefinition[], options: LineOptions) {
  const running = definitions.map((definition) => startWorker(definition as WorkerDefinition, options));
  return {
    /** Jobs that do not end in time are aborted; they run again when a process takes them up. */
    async close(deadlineMs: number): Promise<void> {
      await Promise.all(running.map((worker) => worker.close(deadlineMs)));
    },
  };
}

function startWorker(definition: WorkerDefinition, options: LineOptions) {
  const { step } = definition;
  const shell = createShell(definition, options);
  const stopping = new AbortController();
  const worker = new Worker(
    step,
    (job, token, signal) =>
      shell(job, token, AbortSignal.any([stopping.signal, ...(signal ? [signal] : [])])),
    {
      connection: options.redis,
      prefix: prefixOf(options.namespace),
      concurrency: definition.concurrency ?? options.concurrency,
      lockDuration: lockMs,
      stalledInterval: stalledCheckMs,
      maxStalledCount: mostStalls,
      ...keptJobs(step),
      metrics: { maxDataPoints: keptMinutes },
    },
  );
  worker.on("error", (error) => options.log.debug({ step, error: error.message }, "queue connection"));
  worker.on("stalled", (jobId) =>
    options.log.warn({ step, jobId }, "taken over from a worker that went away"),
  );
  worker.on("failed", async (job, error) => {
    // The shell buries what its handler fails; this is for jobs that BullMQ fails without calling it.
    if (!job || !/stalled/.test(error.message)) return;
    await options.ledger
      .bury(deadLetter(step, job, error, options.now()))
      .catch((cause: Error) =>
        options.log.error({ step, jobId: job.id, err: cause }, "dead letter not written"),
      );
  });
  return {
    async close(deadlineMs: number): Promise<void> {
      await within(deadlineMs, worker.close());
      stopping.abort(new Error("the process stops"));
      await within(1_000, worker.close(true));
      await definition.close?.();
    },
  };
}

/** BullMQ's `close()` never answers while Redis is away. */
async function within(deadlineMs: number, work: Promise<unknown>): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const deadline = new Promise((resolve) => {
    timer = setTimeout(resolve, deadlineMs);
  });
  await Promise.race([work.catch(() => {}), deadline]);
  clearTimeout(timer);
}
