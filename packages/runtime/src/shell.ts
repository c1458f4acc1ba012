import {
  type DeadLetter,
  type Item,
  itemOf,
  type JobOf,
  type Json,
  jobSchemas,
  type Ledger,
  type LiveMessage,
  type Outcome,
  type PassportEntry,
  PermanentError,
  RetryLater,
  type Step,
  targetOf,
} from "@throughline/contracts";
import { DelayedError, type Job, UnrecoverableError } from "bullmq";
import type { StepContext, WorkerDefinition } from "./define-worker.ts";
import type { Logger } from "./logger.ts";
import type { Metrics } from "./metrics.ts";
import type { Queues } from "./queues.ts";

/** What the shell around every handler needs. */
export type ShellNeeds = {
  ledger: Ledger;
  queues: Queues;
  metrics: Metrics;
  log: Logger;
  publish: (message: LiveMessage) => void;
  /** As `name@version`, with the commit where it is known. */
  codeVersion: string;
  now: () => Date;
};

/**
 * The work around a handler, in the order that loses nothing: parse the job, handle it, write the passport and
 * move the article on, enqueue what the route says, count, complete. A crash between any two of these leaves
 * the job to run again, or the article where the scheduler finds it.
 */
export function createShell<S extends Step>(definition: WorkerDefinition<S>, needs: ShellNeeds) {
  const { step } = definition;
  return async (job: Job, token: string | undefined, signal: AbortSignal): Promise<void> => {
    const startedAt = performance.now();
    const attempt = job.attemptsMade + 1;
    const log = needs.log.child({ step, ...idsOf(job.data) });
    try {
      const payload = parsePayload(step, job.data);
      const context: StepContext = { signal, now: needs.now, log, attempt };
      const outcome = await definition.handle(payload, context);
      const entry = passportEntry(step, payload, outcome, {
        codeVersion: needs.codeVersion,
        at: needs.now(),
        durationMs: Math.round((performance.now() - startedAt) * 100) / 100,
        attempt,
      });
      await finish(needs, entry, outcome, log);
    } catch (error) {
      await instructQueue(needs, step, job, token, signal.aborted ? interrupted(needs.now()) : error, log);
    }
  };
}

async function finish<S extends Step>(
  needs: ShellNeeds,
  entry: PassportEntry,
  outcome: Outcome<S>,
  log: Logger,
) {
  const { first } = await needs.ledger.advance(entry);
  // A rerun enqueues too: the first run may have died before it did. The job's id makes a second one harmless.
  if (outcome.next && entry.nextStage !== "ended") {
    await needs.queues.enqueue(entry.nextStage, outcome.next as JobOf<Step>[]);
  }
  if (!first) {
    needs.metrics.reruns.inc({ step: entry.step });
    return;
  }
  needs.metrics.outcomes.inc({ step: entry.step, outcome: entry.outcome });
  needs.metrics.seconds.observe({ step: entry.step }, entry.durationMs / 1000);
  needs.publish(liveMessage(entry));
  log.info({ outcome: entry.outcome, reason: entry.reason, durationMs: entry.durationMs, run: entry.run });
}

function passportEntry<S extends Step>(
  step: S,
  payload: JobOf<S>,
  outcome: Outcome<S>,
  facts: Pick<PassportEntry, "codeVersion" | "at" | "durationMs" | "attempt">,
): PassportEntry {
  const item = itemOf(payload);
  const target = targetOf(step, outcome.outcome);
  const next = (outcome.next ?? []) as JobOf<Step>[];
  if (target !== "end") for (const job of next) jobSchemas[target].parse(job);
  const [first] = next;
  // A poll's jobs are about articles, not about the feed that was polled.
  const nextRevision = step !== "poll" && first ? itemOf(first).revision : item.revision;
  return {
    ...item,
    step,
    outcome: outcome.outcome,
    reason: outcome.reason,
    evidence: outcome.evidence ?? {},
    ...facts,
    nextStage: target === "end" ? "ended" : target,
    nextRevision,
  };
}

function parsePayload<S extends Step>(step: S, data: unknown): JobOf<S> {
  const parsed = jobSchemas[step].safeParse(data);
  if (!parsed.success)
    throw new PermanentError(`the job's payload is not one of ${step}: ${parsed.error.message}`);
  return parsed.data as JobOf<S>;
}

/** A process that stops is no failure of the job that it interrupts: the next process takes it up at once. */
function interrupted(now: Date): RetryLater {
  return new RetryLater(now, "the process stops");
}

/** Turns what a handler threw into what the queue does next. Always throws what BullMQ understands. */
async function instructQueue(
  needs: ShellNeeds,
  step: Step,
  job: Job,
  token: string | undefined,
  error: unknown,
  log: Logger,
): Promise<never> {
  if (error instanceof RetryLater) {
    needs.metrics.errors.inc({ step, fate: "later" });
    log.debug({ until: error.at, reason: error.message }, "put off");
    await job.moveToDelayed(error.at.getTime(), token);
    throw new DelayedError();
  }
  const failure = error instanceof Error ? error : new Error(String(error));
  const permanent = failure instanceof PermanentError;
  if (!permanent && job.attemptsMade + 1 < (job.opts.attempts ?? 1)) {
    needs.metrics.errors.inc({ step, fate: "retry" });
    log.warn({ error: failure.message, attempt: job.attemptsMade + 1 }, "failed, will be tried again");
    throw failure;
  }
  needs.metrics.errors.inc({ step, fate: "dead" });
  log.error({ err: failure, attempts: job.attemptsMade + 1 }, "failed for good");
  await needs.ledger.bury(deadLetter(step, job, failure, needs.now()));
  throw permanent ? new UnrecoverableError(failure.message) : failure;
}

/** The dead letter of a job, for the shell and for jobs that BullMQ itself gives up (stalled too often). */
export function deadLetter(step: Step, job: Job, error: Error, at: Date): DeadLetter {
  return {
    ...itemOfUnknown(job.data),
    step,
    job: (job.data ?? {}) as { [key: string]: Json },
    error: error.message,
    stack: error.stack ?? "",
    attempts: job.attemptsMade + 1,
    at,
  };
}

function idsOf(data: unknown): { articleId?: string; feedId?: string } {
  const { articleId, feedId } = (data ?? {}) as { articleId?: string; feedId?: string };
  return articleId !== undefined ? { articleId } : { feedId };
}

function itemOfUnknown(data: unknown): Item {
  const { articleId, feedId, revision, run } = (data ?? {}) as Record<string, unknown>;
  return {
    itemId: String(articleId ?? feedId ?? "unknown"),
    revision: Number.isInteger(revision) ? (revision as number) : 0,
    run: Number.isInteger(run) ? (run as number) : 1,
  };
}

function liveMessage(entry: PassportEntry): LiveMessage {
  const { eventId } = entry.evidence;
  return {
    kind: entry.step === "poll" ? "feed" : "article",
    id: entry.itemId,
    step: entry.step,
    outcome: entry.outcome,
    ...(typeof eventId === "string" ? { eventId } : {}),
  };
}
