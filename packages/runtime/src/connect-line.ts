import type { Answers, Ledger } from "@throughline/contracts";
import { codeVersion } from "./code-version.ts";
import { createHostLeases } from "./host-leases.ts";
import { type AnyWorkerDefinition, startWorkers } from "./line.ts";
import { createLivePublisher } from "./live.ts";
import type { Logger } from "./logger.ts";
import { createMetrics } from "./metrics.ts";
import { answerQuestions, createQuestions } from "./questions.ts";
import { createQueues } from "./queues.ts";
import { connectRedis } from "./redis.ts";

/** Prefix of everything that Throughline keeps in Redis. */
const defaultNamespace = "throughline";

export type ConnectOptions = {
  redisUrl: string;
  log: Logger;
  /** Most jobs that may wait in one queue. */
  depth: number;
  /** Least time between two requests to one host, in milliseconds. */
  hostGapMs: number;
  /** Jobs at a time in each worker. */
  concurrency: number;
  now?: () => Date;
  namespace?: string;
};

export type ConnectedLine = Awaited<ReturnType<typeof connectLine>>;

/** Connects one process to the line: its queues, leases and metrics, and the means to start workers on it. */
export async function connectLine(options: ConnectOptions) {
  const { log, now = () => new Date(), namespace = defaultNamespace } = options;
  const producer = connectRedis(options.redisUrl, "producer");
  await producer.connect();
  const queues = createQueues({ redis: producer, namespace, depth: options.depth });
  const questions = createQuestions({ redis: producer, namespace });
  const metrics = createMetrics();
  const publish = createLivePublisher(producer, namespace);
  const closing: (() => Promise<void>)[] = [];

  return {
    producer,
    namespace,
    queues,
    metrics,
    publish,
    now,
    /** Asks what another process knows. */
    ask: questions.ask,
    leases: createHostLeases(producer, { namespace, gapMs: options.hostGapMs }),

    /** Whether Redis answers. */
    ping: async () => {
      await producer.ping();
    },

    /** Starts workers in this process; they stop with `close`. */
    startWorkers(definitions: readonly AnyWorkerDefinition[], ledger: Ledger): void {
      const redis = connectRedis(options.redisUrl, "worker");
      const running = startWorkers(definitions, {
        redis,
        namespace,
        concurrency: options.concurrency,
        ledger,
        queues,
        metrics,
        log,
        publish,
        now,
        codeVersion: codeVersion(),
      });
      closing.push(async () => {
        await running.close(stopDeadlineMs);
        redis.disconnect();
      });
    },

    /** Answers questions in this process until `close`. */
    startAnswering(answers: Answers): void {
      const redis = connectRedis(options.redisUrl, "worker");
      const running = answerQuestions(answers, { redis, namespace, log });
      closing.push(async () => {
        await running.close(stopDeadlineMs);
        redis.disconnect();
      });
    },

    /** Lets running jobs end (5 s at most), stops the workers and leaves Redis. */
    async close(): Promise<void> {
      await Promise.all(closing.map((close) => close()));
      await Promise.race([
        Promise.all([queues.close(), questions.close()]).catch(() => {}),
        new Promise((resolve) => setTimeout(resolve, 500)),
      ]);
      producer.disconnect();
    },
  };
}

const stopDeadlineMs = 5_000;
