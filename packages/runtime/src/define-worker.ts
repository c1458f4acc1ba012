import type { JobOf, Outcome, Step } from "@throughline/contracts";
import type { Logger } from "pino";

/** What a handler gets besides its job. */
export type StepContext = {
  /** Aborted when the process stops before the job ends; the job then runs again elsewhere. */
  signal: AbortSignal;
  now: () => Date;
  /** Carries the step and the item. */
  log: Logger;
  /** 1 for the first try. */
  attempt: number;
};

/**
 * A worker of one step. `handle` takes a job and answers how the step ended. It may run twice for one job,
 * so its writes are idempotent; it neither enqueues nor moves the article: the shell does.
 *
 * What it throws tells the queue what to do: `PermanentError` never again, `RetryLater` at that time without
 * spending an attempt, anything else again after a while, and after the last attempt a dead letter.
 */
export type WorkerDefinition<S extends Step = Step> = {
  step: S;
  /** Jobs at a time in one process; the setting `THROUGHLINE_CONCURRENCY` where it is not given. */
  concurrency?: number;
  handle: (job: JobOf<S>, context: StepContext) => Promise<Outcome<S>>;
  /** Called once when the process stops, after the last job. */
  close?: () => Promise<void>;
};

/** Checks the types of a worker's definition against the topology; gives it back as it is. */
export function defineWorker<S extends Step>(definition: WorkerDefinition<S>): WorkerDefinition<S> {
  return definition;
}
