import { setTimeout as sleep } from "node:timers/promises";
import { type JobOf, type Outcome, PermanentError, RetryLater, type Step } from "@throughline/contracts";
import { articleIdOf, type Store } from "@throughline/store";
import { openTestStore, startTestRedis } from "@throughline/testkit";
import type { Redis } from "ioredis";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { defineWorker, type StepContext } from "./define-worker.ts";
import { type AnyWorkerDefinition, assertWholeLine, startWorkers } from "./line.ts";
import { createLivePublisher, subscribeLive } from "./live.ts";
import { createLogger } from "./logger.ts";
import { createMetrics } from "./metrics.ts";
import { createQueues, type Queues } from "./queues.ts";
import { connectRedis } from "./redis.ts";

type Handler<S extends Step> = (job: JobOf<S>, context: StepContext) => Promise<Outcome<S>>;

let server: Awaited<ReturnType<typeof startTestRedis>>;
let store: Store;
let queues: Queues;
let connections: Redis[];
let running: { close: (deadlineMs: number) => Promise<void> } | undefined;
const metrics = createMetrics();
const url = "https://example.org/a";
const articleId = articleIdOf(url);

beforeAll(async () => {
  server = await startTestRedis();
});
afterAll(() => server.stop());

beforeEach(async () => {
  store = await openTestStore();
  const producer = connectRedis(server.url, "producer");
  await producer.connect();
  connections = [producer];
  await producer.flushdb();
  queues = createQueues({ redis: producer, namespace: server.namespace, depth: 100 });
  metrics.registry.resetMetrics();
  const source = { id: "f1234", publisher: "Example", country: "GB", stateMedia: "no" };
  const entry = {
    entryId: "1",
    url,
    canonicalUrl: url,
    title: "A",
    language: "en",
    summaryHtml: "",
    contentHtml: "",
  };
  await store.articles.discover(source, [entry], new Date());
});

afterEach(async () => {
  await running?.close(2_000);
  running = undefined;
  await queues.close();
  for (const connection of connections) connection.disconnect();
  await store.close();
});

function start(definitions: AnyWorkerDefinition[]) {
  const worker = connectRedis(server.url, "worker");
  connections.push(worker);
  running = startWorkers(definitions, {
    redis: worker,
    namespace: server.namespace,
    concurrency: 4,
    ledger: store.ledger,
    queues,
    metrics,
    log: createLogger("test", "silent"),
    publish: createLivePublisher(connections[0] as Redis, server.namespace),
    codeVersion: "test",
    now: () => new Date(),
  });
}

const fetchJob = { articleId, revision: 0, run: 1 };
const fetched: Handler<"fetch"> = async (job) => ({
  outcome: "fetched",
  reason: "it was there",
  evidence: { bytes: 12 },
  next: [{ ...job, snapshotId: "s1" }],
});
const notArticle: Handler<"clean"> = async () => ({ outcome: "notArticle", reason: "an index page" });

async function until(check: () => Promise<boolean>): Promise<void> {
  const end = Date.now() + 20_000;
  while (!(await check())) {
    if (Date.now() > end) throw new Error("it never came to pass");
    await sleep(20);
  }
}

const stageIs = (stage: string) => async () => (await store.articles.get(articleId))?.stage === stage;

describe("the shell", () => {
  test("takes an article down the line, with a passport line for each step and one count for each outcome", async () => {
    const heard: string[] = [];
    const subscriber = connectRedis(server.url, "subscriber");
    connections.push(subscriber);
    await subscribeLive(subscriber, server.namespace, (message) =>
      heard.push(`${message.step} ${message.outcome}`),
    );
    start([
      defineWorker({ step: "fetch", handle: fetched }),
      defineWorker({ step: "clean", handle: notArticle }),
    ]);
    await queues.enqueue("fetch", [fetchJob]);
    await until(stageIs("ended"));
    const passport = await store.passports.of(articleId);
    expect(passport.map((line) => [line.step, line.outcome, line.reason, line.runs])).toEqual([
      ["fetch", "fetched", "it was there", 1],
      ["clean", "notArticle", "an index page", 1],
    ]);
    expect(passport[0]?.evidence).toEqual({ bytes: 12 });
    const counted = (await metrics.outcomes.get()).values.map((value) => [value.labels.outcome, value.value]);
    expect(counted).toEqual([
      ["fetched", 1],
      ["notArticle", 1],
    ]);
    await until(async () => heard.length === 2);
    expect(await store.audit()).toMatchObject({
      discovered: 1,
      ended: { notArticle: 1 },
      inFlight: 0,
      balanced: true,
    });
  });

  test("a job that runs twice counts once and enqueues again", async () => {
    start([defineWorker({ step: "fetch", handle: fetched })]);
    await queues.enqueue("fetch", [fetchJob]);
    await until(stageIs("clean"));
    await queues.byStep.clean.obliterate({ force: true });
    await until(async () => (await queues.ensureQueued("fetch", [fetchJob])) === 1);
    await until(async () => (await queues.counts("clean")).waiting === 1);
    const [line] = await store.passports.of(articleId);
    expect(line?.runs).toBe(2);
    expect((await metrics.outcomes.get()).values.map((value) => value.value)).toEqual([1]);
  });

  test("RetryLater delays the job and spends no attempt", async () => {
    const seen: number[] = [];
    const handle: Handler<"fetch"> = async (job, context) => {
      seen.push(context.attempt);
      if (seen.length < 3) throw new RetryLater(new Date(Date.now() + 50), "the host is busy");
      return fetched(job, context);
    };
    start([defineWorker({ step: "fetch", handle })]);
    await queues.enqueue("fetch", [fetchJob]);
    await until(stageIs("clean"));
    expect(seen).toEqual([1, 1, 1]);
  });

  test("a permanent error buries the job at once, and it can be retried", async () => {
    let broken = true;
    const handle: Handler<"fetch"> = async (job, context) => {
      if (broken) throw new PermanentError("the page is cursed");
      return fetched(job, context);
    };
    start([defineWorker({ step: "fetch", handle })]);
    await queues.enqueue("fetch", [fetchJob]);
    await until(async () => (await store.deadLetters.list()).length === 1);
    const letter = await store.deadLetters.ofItem(articleId);
    expect(letter).toMatchObject({ step: "fetch", error: "the page is cursed", attempts: 1, job: fetchJob });
    expect((await store.articles.due("fetch", new Date(), 10)).jobs).toEqual([]);
    expect(await store.audit()).toMatchObject({ inFlight: 1, dead: 1, balanced: true });
    broken = false;
    await store.deadLetters.retry(letter?.id ?? "");
    await until(async () => (await queues.ensureQueued("fetch", [fetchJob])) === 1);
    await until(stageIs("clean"));
  });

  test("a dropped article ends as dropped, and the audit still balances", async () => {
    const handle: Handler<"fetch"> = async () => {
      throw new PermanentError("no");
    };
    start([defineWorker({ step: "fetch", handle })]);
    await queues.enqueue("fetch", [fetchJob]);
    await until(async () => (await store.deadLetters.list()).length === 1);
    await store.deadLetters.drop((await store.deadLetters.list())[0]?.id ?? "", new Date());
    expect(await store.audit()).toMatchObject({ ended: { dropped: 1 }, inFlight: 0, balanced: true });
  });

  test("a job that the end of its process interrupts is no failure: it spends no attempt and runs again", async () => {
    const attempts: number[] = [];
    const interruptible: Handler<"fetch"> = (_job, { signal, attempt }) =>
      new Promise((_resolve, reject) => {
        attempts.push(attempt);
        signal.addEventListener("abort", () => reject(new Error("aborted")));
      });
    start([defineWorker({ step: "fetch", handle: interruptible })]);
    await queues.enqueue("fetch", [fetchJob]);
    await until(async () => attempts.length === 1);
    await running?.close(100);
    start([
      defineWorker({
        step: "fetch",
        handle: async (job, context) => {
          attempts.push(context.attempt);
          return fetched(job, context);
        },
      }),
    ]);
    await until(stageIs("clean"));
    expect(attempts).toEqual([1, 1]);
    expect(await store.deadLetters.list()).toEqual([]);
  });

  test("a payload of the wrong shape is a dead letter, not a crash", async () => {
    start([defineWorker({ step: "fetch", handle: fetched })]);
    await queues.byStep.fetch.add("fetch", { articleId: "!" }, { jobId: "odd-one", attempts: 5 });
    await until(async () => (await store.deadLetters.list()).length === 1);
    expect((await store.deadLetters.list())[0]?.error).toMatch(/payload is not one of fetch/);
  });

  test("what does not fit a queue's depth waits in the store", async () => {
    const small = createQueues({ redis: connections[0] as Redis, namespace: server.namespace, depth: 1 });
    const other = { articleId: articleIdOf("https://example.org/b"), revision: 0, run: 1 };
    expect(await small.enqueue("fetch", [fetchJob, other])).toBe(1);
    expect((await small.counts("fetch")).waiting).toBe(1);
    await small.close();
  });

  test("after Redis is emptied, what the store knows is put back", async () => {
    await queues.enqueue("fetch", [fetchJob]);
    await (connections[0] as Redis).flushdb();
    const { jobs: due } = await store.articles.due("fetch", new Date(), 10);
    expect(due).toEqual([{ step: "fetch", job: fetchJob }]);
    expect(await queues.ensureQueued("fetch", [fetchJob])).toBe(1);
    expect(await queues.ensureQueued("fetch", [fetchJob])).toBe(0);
    start([defineWorker({ step: "fetch", handle: fetched })]);
    await until(stageIs("clean"));
  });
});

test("a line without exactly one worker for each step does not start", () => {
  expect(() => assertWholeLine([{ step: "poll" }])).toThrow(/step "fetch" has 0 workers/);
});
