import { setTimeout as sleep } from "node:timers/promises";
import { PermanentError } from "@throughline/contracts";
import { type ConnectedLine, connectLine, createLogger, defineWorker } from "@throughline/runtime";
import type { Store } from "@throughline/store";
import { openTestStore, startTestRedis } from "@throughline/testkit";
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from "vitest";
import { pollDueFeeds } from "./due-polls.ts";
import { reconcile } from "./reconcile.ts";

let server: Awaited<ReturnType<typeof startTestRedis>>;
let store: Store;
let line: ConnectedLine;

beforeAll(async () => {
  server = await startTestRedis();
});
afterAll(() => server.stop());

beforeEach(async () => {
  store = await openTestStore();
  line = await connectLine({
    redisUrl: server.url,
    namespace: server.namespace,
    log: createLogger("test", "silent"),
    depth: 10_000,
    hostGapMs: 0,
    concurrency: 1,
  });
  await line.producer.flushdb();
});

afterEach(async () => {
  await line.close();
  await store.close();
});

async function until(check: () => Promise<boolean>): Promise<void> {
  const end = Date.now() + 20_000;
  while (!(await check())) {
    if (Date.now() > end) throw new Error("it never came to pass");
    await sleep(20);
  }
}

test("a feed whose poll failed for good is polled again when it is due", async () => {
  let polls = 0;
  const handle = async () => {
    polls += 1;
    throw new PermanentError("the store said no");
  };
  line.startWorkers([defineWorker({ step: "poll", handle })], store.ledger);
  const now = new Date();
  const feed = {
    url: "https://example.org/feed",
    origin: "user",
    nextPollAt: now,
    intervalSeconds: 60,
  } as const;
  await store.feeds.add(feed, now);
  await pollDueFeeds({ store, queues: line.queues, now: () => now });
  await until(async () => polls === 1 && (await store.deadLetters.list()).length === 1);
  await until(async () => (await line.queues.counts("poll")).active === 0);
  const later = new Date(now.getTime() + 3_600_000);
  expect(await pollDueFeeds({ store, queues: line.queues, now: () => later })).toBe(1);
  await until(async () => polls === 2);
});

test("what is lost is found behind any number of articles that only wait", async () => {
  const now = new Date();
  const entries = Array.from({ length: 620 }, (_, n) => {
    const url = `https://example.org/${n}`;
    return {
      entryId: url,
      url,
      canonicalUrl: url,
      title: "x",
      language: "en",
      summaryHtml: "",
      contentHtml: "",
    };
  });
  const source = { id: "f1", publisher: "", country: "", stateMedia: "no" };
  await store.articles.discover(source, entries.slice(0, 600), new Date(now.getTime() - 60_000));
  await store.articles.discover(source, entries.slice(600), new Date(now.getTime() - 30_000));
  const { jobs } = await store.articles.due("fetch", now, 1_000);
  const waiting = jobs.slice(0, 600).flatMap(({ step, job }) => (step === "fetch" ? [job] : []));
  expect(await line.queues.enqueue("fetch", waiting)).toBe(600);
  const needs = {
    store,
    queues: line.queues,
    metrics: line.metrics,
    now: () => now,
    stuckSeconds: 120,
    depth: 10_000,
  };
  expect(await reconcile(needs, "missing")).toEqual({ fetch: 20 });
  expect(await reconcile(needs, "missing")).toEqual({});
  expect(await reconcile({ ...needs, depth: 620 }, "stuck")).toEqual({});
});
