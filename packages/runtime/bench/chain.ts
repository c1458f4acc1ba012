/**
 * How fast a four-step chain of queues moves items, in one run and process: through raw Redis lists, through a
 * bare BullMQ chain, and through the shell with logs, metrics and passports on.
 *
 *   node packages/runtime/bench/chain.ts [items, 4000] [rounds, 3]
 *
 * DATABASE_URL chooses a Postgres for the passports; PGlite without it.
 */
import { createWriteStream } from "node:fs";
import type { JobOf, Outcome } from "@throughline/contracts";
import { articleIdOf, openStore, type Store } from "@throughline/store";
import { Queue, Worker } from "bullmq";
import { Redis } from "ioredis";
import { connectLine, createLogger, defineWorker, provideRedis } from "../src/index.ts";

const items = Number(process.argv[2] ?? 4000);
const rounds = Number(process.argv[3] ?? 3);
const concurrency = 32;
const stepCount = 4;
const reason = "as it should be";

const server = await provideRedis();
const store = await openStore(process.env.DATABASE_URL ? { databaseUrl: process.env.DATABASE_URL } : {});
const results: Record<"lists" | "bare" | "shell", number[]> = { lists: [], bare: [], shell: [] };
for (let round = 0; round < rounds; round += 1) {
  results.lists.push(await timed(listChain));
  results.bare.push(await timed(bareChain));
  results.shell.push(await shellChain(store, round));
}
const rate = (times: number[]) => items / (median(times) / 1000);
console.log(`items ${items}, steps ${stepCount}, rounds ${rounds}, medians`);
console.log(`raw lists   ${rate(results.lists).toFixed(0)} items/s`);
console.log(
  `bare BullMQ ${rate(results.bare).toFixed(0)} items/s, ${(rate(results.bare) / rate(results.lists)).toFixed(3)} of raw lists`,
);
console.log(
  `the shell   ${rate(results.shell).toFixed(0)} items/s, ${(rate(results.shell) / rate(results.bare)).toFixed(3)} of bare BullMQ`,
);
await store.close();
await server.stop();
process.exit(0);

async function timed(work: () => Promise<void>): Promise<number> {
  const start = performance.now();
  await work();
  return performance.now() - start;
}

function median(values: number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
}

/** Each step is one loop that takes from its list and pushes to the next, as a worker without promises would. */
async function listChain(): Promise<void> {
  const clients = Array.from({ length: stepCount }, () => new Redis(server.url));
  const payloads = Array.from({ length: items }, (_, n) =>
    JSON.stringify({ articleId: `a${n}`, revision: 1 }),
  );
  await clients[0]?.del(...Array.from({ length: stepCount + 1 }, (_, n) => `list${n}`));
  await clients[0]?.rpush("list0", ...payloads);
  await Promise.all(
    clients.map(async (client, step) => {
      for (let done = 0; done < items; done += 1) {
        const [, item] = (await client.blpop(`list${step}`, 0)) ?? [];
        await client.rpush(`list${step + 1}`, item ?? "");
      }
    }),
  );
  for (const client of clients) client.disconnect();
}

async function bareChain(): Promise<void> {
  const producer = new Redis(server.url, { maxRetriesPerRequest: null });
  const names = Array.from({ length: stepCount }, (_, n) => `bare${n}`);
  const queues = names.map((name) => new Queue(name, { connection: producer }));
  const start = Array.from({ length: items }, (_, n) => ({
    name: "x",
    data: { articleId: `a${n}`, revision: 1 },
  }));
  await queues[0]?.addBulk(start);
  let done = 0;
  let finished = () => {};
  const all = new Promise<void>((resolve) => {
    finished = resolve;
  });
  const workers = names.map(
    (name, step) =>
      new Worker(
        name,
        async (job) => {
          await queues[step + 1]?.add("x", job.data);
          if (step === stepCount - 1 && ++done === items) finished();
        },
        { connection: producer, concurrency, removeOnComplete: { count: 200 } },
      ),
  );
  await all;
  await Promise.all(workers.map((worker) => worker.close()));
  await Promise.all(queues.map((queue) => queue.obliterate({ force: true })));
  await Promise.all(queues.map((queue) => queue.close()));
  producer.disconnect();
}

async function cleaned({ articleId, run }: JobOf<"clean">): Promise<Outcome<"clean">> {
  return { outcome: "cleaned", reason, next: [{ articleId, revision: 1, run }] };
}

async function original(job: JobOf<"dedupe">): Promise<Outcome<"dedupe">> {
  return { outcome: "original", reason, next: [job] };
}

async function tagged(job: JobOf<"tag">): Promise<Outcome<"tag">> {
  return { outcome: "tagged", reason, next: [job] };
}

/** The articles stand in the store, as they would; only the time from the first job to the last counts. */
async function shellChain(store: Store, round: number): Promise<number> {
  const log = createLogger("bench", "info", createWriteStream("/dev/null"));
  const line = await connectLine({
    redisUrl: server.url,
    log,
    depth: 1_000_000,
    hostGapMs: 0,
    concurrency,
    namespace: `bench${round}`,
  });
  const jobs = await discover(store, round);
  await line.queues.enqueue("clean", jobs);
  let done = 0;
  let finished = () => {};
  const all = new Promise<void>((resolve) => {
    finished = resolve;
  });
  const start = performance.now();
  line.startWorkers(
    [
      defineWorker({ step: "clean", handle: cleaned }),
      defineWorker({ step: "dedupe", handle: original }),
      defineWorker({ step: "tag", handle: tagged }),
      defineWorker({
        step: "thread",
        handle: async (): Promise<Outcome<"thread">> => {
          if (++done === items) finished();
          return { outcome: "threaded", reason };
        },
      }),
    ],
    store.ledger,
  );
  await all;
  const time = performance.now() - start;
  await line.close();
  return time;
}

async function discover(store: Store, round: number) {
  const now = new Date();
  const jobs = [];
  for (let from = 0; from < items; from += 500) {
    const entries = Array.from({ length: Math.min(500, items - from) }, (_, n) => {
      const url = `https://bench.example/${round}/${from + n}`;
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
    await store.articles.discover(
      { id: "bench", publisher: "", country: "", stateMedia: "no" },
      entries,
      now,
    );
    jobs.push(
      ...entries.map(({ url }) => ({ articleId: articleIdOf(url), revision: 0, run: 1, snapshotId: "s1" })),
    );
  }
  await store.db.updateTable("articles").set({ stage: "clean" }).where("stage", "=", "fetch").execute();
  return jobs;
}
