import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { isMainThread, parentPort, Worker } from "node:worker_threads";
import { connectRedis, createHostLeases, createLogger } from "@throughline/runtime";
import { openStore, type Store } from "@throughline/store";
import { startTestRedis } from "@throughline/testkit";
import { createWeb } from "@throughline/web";
import { Agent, request } from "undici";
import { createFetchers } from "../src/worker.ts";

/**
 * Polls a second of feeds that answer 304, through the real handler with store, leases and address checks, against
 * bare undici on the same servers in the same run. Each feed is a host of its own (127.x.y.z), so that no gap between
 * requests to one host rules.
 *
 * node services/fetcher/bench/polls.ts [feeds 1000] [rounds 5] [at once 128]; DATABASE_URL for Postgres, else PGlite
 */
const etag = '"unchanged"';

if (isMainThread) await measure();
else await serve();

/** The server has a thread of its own: it is no part of what is measured. */
async function serve(): Promise<void> {
  const server = createServer((_request, response) => void response.writeHead(304, { etag }).end());
  server.keepAliveTimeout = 60_000;
  server.listen(0, "0.0.0.0", 4096, () => parentPort?.postMessage((server.address() as AddressInfo).port));
}

async function measure(): Promise<void> {
  const [feeds = 1000, rounds = 5, atOnce = 128] = process.argv.slice(2).map(Number);
  const server = new Worker(new URL(import.meta.url));
  const [port] = (await once(server, "message")) as [number];
  const urls = Array.from(
    { length: feeds },
    (_, n) => `http://127.${1 + (n >> 8)}.${n & 255}.1:${port}/feed.xml`,
  );
  const parts = await openParts();
  const ids = await addFeeds(parts.store, urls);
  const poll = pollWith(parts);
  const results: { bare: number; ours: number }[] = [];
  for (let round = 0; round <= rounds; round += 1) {
    // Connections are closed between the rounds: a feed is polled once an hour, and both pay for a new one.
    const agent = new Agent({ pipelining: 1 });
    const bare = await perSecond(urls, atOnce, async (url) => {
      const { body } = await request(url, { dispatcher: agent, headers: { "if-none-match": etag } });
      await body.dump();
    });
    await agent.close();
    const web = createWeb({ version: "bench", allowNetworks: ["127.0.0.0/8"] });
    const ours = await perSecond(ids, atOnce, poll(web));
    await web.close();
    // The first round warms up.
    if (round > 0) results.push({ bare, ours });
  }
  report(results);
  await parts.close();
  await server.terminate();
}

async function openParts() {
  const databaseUrl = process.env.DATABASE_URL;
  const [store, redisServer] = await Promise.all([
    openStore(databaseUrl ? { databaseUrl } : {}),
    startTestRedis(),
  ]);
  const redis = connectRedis(redisServer.url, "producer");
  await redis.connect();
  const leases = createHostLeases(redis, { namespace: redisServer.namespace, gapMs: 0 });
  const close = async () => {
    redis.disconnect();
    await Promise.all([store.close(), redisServer.stop()]);
  };
  return { store, leases, close };
}

async function addFeeds(store: Store, urls: string[]): Promise<string[]> {
  const ids: string[] = [];
  const now = new Date();
  for (const url of urls) {
    const { feed } = await store.feeds.add(
      { url, origin: "user", nextPollAt: now, intervalSeconds: 3600 },
      now,
    );
    await store.feeds.update(feed.id, { etag });
    ids.push(feed.id);
  }
  return ids;
}

type Parts = Awaited<ReturnType<typeof openParts>>;

function pollWith({ store, leases }: Parts) {
  const settings = {
    ...{ THROUGHLINE_POLL_MINUTES: 60, THROUGHLINE_HOST_GAP_MS: 0, THROUGHLINE_PUBLIC_URL: undefined },
  };
  const log = createLogger("bench", "silent");
  const { signal } = new AbortController();
  return (web: ReturnType<typeof createWeb>) => {
    const [poll] = createFetchers({ settings, store, web, line: { leases } });
    return async (feedId: string) => {
      const { reason } = await poll.handle({ feedId }, { signal, now: () => new Date(), log, attempt: 1 });
      if (reason !== "not modified") throw new Error(reason);
    };
  };
}

/** Runs the work over all items, `atOnce` at a time; answers items a second. */
async function perSecond<T>(items: T[], atOnce: number, work: (item: T) => Promise<void>): Promise<number> {
  const started = performance.now();
  let next = 0;
  const lanes = Array.from({ length: atOnce }, async () => {
    while (next < items.length) await work(items[next++] as T);
  });
  await Promise.all(lanes);
  return (items.length * 1000) / (performance.now() - started);
}

function report(results: { bare: number; ours: number }[]): void {
  const median = (values: number[]) => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
  for (const { bare, ours } of results)
    console.log(`bare undici ${bare.toFixed(0)}/s, polls ${ours.toFixed(0)}/s: ${(ours / bare).toFixed(2)}x`);
  const bare = median(results.map((result) => result.bare));
  const ours = median(results.map((result) => result.ours));
  const ratio = median(results.map((result) => result.ours / result.bare));
  console.log(`median: bare ${bare.toFixed(0)}/s, polls ${ours.toFixed(0)}/s, ${ratio.toFixed(2)}x`);
}
