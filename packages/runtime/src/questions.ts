import { randomBytes } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import {
  type Answers,
  type Ask,
  type AskOf,
  NoAnswer,
  type Question,
  questions,
} from "@throughline/contracts";
import { type Job, Queue, Worker } from "bullmq";
import type { Redis } from "ioredis";
import type { Logger } from "pino";
import { prefixOf } from "./queues.ts";

type Asked<Q extends Question> = { ask: AskOf<Q>; until: number };

/** Answers wait this long for who asked, and no longer. */
const keptSeconds = 60;
const lookEveryMs = 75;
/** Questions answered at a time in one process: each is a person who waits. */
const atATime = 4;
/** What an answer needs to get back in time. */
const returnMs = 500;

const queueOf = (question: Question) => `ask-${question}`;

/**
 * Asks questions over queues of their own. `ask` rejects with a `NoAnswer` when no process answers in time or the
 * one that tries fails, and with the connection's error while Redis is away.
 */
export function createQuestions({ redis, namespace }: { redis: Redis; namespace: string }) {
  const queues = new Map<Question, Queue>();
  const queueFor = (question: Question) => {
    const queue =
      queues.get(question) ??
      new Queue(queueOf(question), {
        connection: redis,
        prefix: prefixOf(namespace),
        // Answers land in the stream of events, which nobody reads.
        streams: { events: { maxLen: 10 } },
      });
    queue.on("error", () => {});
    queues.set(question, queue);
    return queue;
  };

  const ask: Ask = async (question, given, { deadlineMs, signal }) => {
    const queue = queueFor(question);
    const until = Date.now() + deadlineMs;
    const jobId = `q${randomBytes(10).toString("hex")}`;
    const kept = { age: keptSeconds };
    await queue.add(
      question,
      { ask: given, until },
      { jobId, attempts: 1, removeOnComplete: kept, removeOnFail: kept },
    );
    while (Date.now() < until) {
      const job: Job | undefined = await queue.getJob(jobId);
      if (job?.failedReason) throw new NoAnswer(job.failedReason);
      if (job?.finishedOn) return questions[question].answer.parse(job.returnvalue) as never;
      await sleep(lookEveryMs, undefined, signal && { signal });
    }
    await queue.remove(jobId).catch(() => {});
    throw new NoAnswer(`nobody answered within ${Math.round(deadlineMs / 1000)} s`);
  };
  return {
    ask,
    close: async () => {
      await Promise.all([...queues.values()].map((queue) => queue.close()));
    },
  };
}

/** Answers questions until it is closed. `redis` is a connection of the use `worker`. */
export function answerQuestions(
  answers: Answers,
  { redis, namespace, log }: { redis: Redis; namespace: string; log: Logger },
): { close: (deadlineMs: number) => Promise<void> } {
  const stopping = new AbortController();
  const workers = (Object.keys(answers) as Question[]).map((question) => {
    const worker = new Worker(
      queueOf(question),
      async ({ data }: Job<Asked<Question>>) => {
        const leftMs = data.until - Date.now() - returnMs;
        if (leftMs <= 0) throw new Error("it came too late");
        const deadline = AbortSignal.timeout(leftMs);
        const signal = AbortSignal.any([stopping.signal, deadline]);
        try {
          return await answerOf(answers, question, data.ask, {
            signal,
            until: new Date(data.until - returnMs),
          });
        } catch (error) {
          if (!deadline.aborted) throw error;
          throw new Error(`it was not done within ${Math.round(leftMs / 1000)} s`, { cause: error });
        }
      },
      { connection: redis, prefix: prefixOf(namespace), concurrency: atATime },
    );
    worker.on("error", (error) => log.debug({ question, error: error.message }, "question's queue"));
    worker.on("failed", (_job, error) => log.warn({ question, error: error.message }, "not answered"));
    return worker;
  });
  return {
    async close(deadlineMs) {
      stopping.abort(new Error("the process stops"));
      await Promise.race([
        Promise.all(workers.map((worker) => worker.close().catch(() => {}))),
        sleep(deadlineMs, undefined, { ref: false }),
      ]);
      await Promise.race([
        Promise.all(workers.map((worker) => worker.close(true).catch(() => {}))),
        sleep(500, undefined, { ref: false }),
      ]);
    },
  };
}

/** One question's answer: its payload is parsed by that question's own schema. */
function answerOf<Q extends Question>(
  answers: Answers,
  question: Q,
  ask: unknown,
  { signal, until }: { signal: AbortSignal; until: Date },
) {
  const parsed = questions[question].ask.parse(ask) as AskOf<Q>;
  return answers[question]?.(parsed, signal, until);
}
