import { type Answers, type FeedCheck, NoAnswer } from "@throughline/contracts";
import { startTestRedis } from "@throughline/testkit";
import type { Redis } from "ioredis";
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { createLogger } from "./logger.ts";
import { answerQuestions, createQuestions } from "./questions.ts";
import { connectRedis } from "./redis.ts";

let server: Awaited<ReturnType<typeof startTestRedis>>;
let producer: Redis;
let worker: Redis;
let questions: ReturnType<typeof createQuestions>;
let running: { close: (deadlineMs: number) => Promise<void> } | undefined;

beforeAll(async () => {
  server = await startTestRedis();
  producer = connectRedis(server.url, "producer");
  await producer.connect();
  worker = connectRedis(server.url, "worker");
  questions = createQuestions({ redis: producer, namespace: server.namespace });
});
afterAll(async () => {
  await questions.close();
  producer.disconnect();
  worker.disconnect();
  await server.stop();
});
afterEach(async () => {
  await running?.close(1_000);
  running = undefined;
});

const answer = (url: string): FeedCheck => ({
  url,
  verdict: "none",
  summary: "",
  whatToDo: "",
  addedAs: null,
  page: null,
  answer: null,
  charset: null,
  feed: null,
  pace: null,
  robots: null,
  known: null,
  offers: [],
});
const start = (checkFeed: NonNullable<Answers["checkFeed"]>) => {
  running = answerQuestions(
    { checkFeed },
    { redis: worker, namespace: server.namespace, log: createLogger("test", "silent") },
  );
};
const ask = (url: string, deadlineMs = 5_000) => questions.ask("checkFeed", { url }, { deadlineMs });

test("each who asks gets the answer to its own question", async () => {
  start(async ({ url }) => answer(url));
  const urls = Array.from({ length: 6 }, (_, n) => `https://example.org/${n}`);
  expect((await Promise.all(urls.map((url) => ask(url)))).map(({ url }) => url)).toEqual(urls);
});

test("a question waits for a process that answers", async () => {
  const waiting = ask("https://example.org/later");
  start(async ({ url }) => answer(url));
  expect((await waiting).url).toBe("https://example.org/later");
});

test("what goes wrong is said to who asked", async () => {
  start(async () => {
    throw new Error("the store is away");
  });
  await expect(ask("https://example.org/")).rejects.toThrow(new NoAnswer("the store is away"));
});

test("without anybody who answers, the wait ends", async () => {
  await expect(ask("https://example.org/", 300)).rejects.toThrow(/nobody answered within/);
});

test("work for who no longer waits is aborted", async () => {
  let aborted = false;
  start(
    (_ask, signal) =>
      new Promise((_resolve, reject) => {
        signal.addEventListener("abort", () => {
          aborted = true;
          reject(signal.reason);
        });
      }),
  );
  await expect(ask("https://example.org/", 1_200)).rejects.toThrow(/not done within/);
  expect(aborted).toBe(true);
});
