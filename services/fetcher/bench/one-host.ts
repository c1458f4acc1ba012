import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { setTimeout as sleep } from "node:timers/promises";
import { RetryLater } from "@throughline/contracts";
import { connectRedis, createHostLeases, createLogger } from "@throughline/runtime";
import { openStore, type Store } from "@throughline/store";
import { startNewsstand, startTestRedis } from "@throughline/testkit";
import { createWeb } from "@throughline/web";
import { createFeedParsingPool } from "../src/feed-parsing-pool.ts";
import { createFetchers } from "../src/worker.ts";
import { gapsKept } from "./gaps-kept.ts";

/**
 * One host, several fetcher processes: the most requests that the host ever saw at one moment, and how many of the
 * gaps between two were long enough, by the host's own clock. Every process has a Redis connection, leases, a store
 * and eight jobs at a time; jobs that are put off come back when the queue would bring them.
 *
 * node services/fetcher/bench/one-host.ts [pages 300] [processes 3] [gap in ms 50]; DATABASE_URL must name an
 * empty database of a Postgres, since an embedded one serves one process
 */
const jobsAtOnce = 8;

type Order = {
  redisUrl: string;
  namespace: string;
  databaseUrl: string;
  gapMs: number;
  ids: string[];
};

if (process.send) {
  const [order] = (await once(process, "message")) as [Order];
  process.send(await fetchAll(order));
  process.exit();
} else await measure();

async function measure(): Promise<void> {
  const [pages = 300, processes = 3, gapMs = 50] = process.argv.slice(2).map(Number);
  const databaseUrl = process.env.DATABASE_URL;
  if (!databaseUrl) throw new Error("set DATABASE_URL to an empty database: several processes share it");
  const store = await openStore({ databaseUrl });
  const redis = await startTestRedis();
  const newsstand = await startNewsstand();
  const ids = await discover(
    store,
    Array.from({ length: pages }, (_, n) => {
      newsstand.on(`/a/${n}`, (_request, response) => {
        // Answers take a while, and some are errors.
        setTimeout(
          () => response.writeHead(n % 10 ? 200 : 404, { "content-type": "text/html" }).end("<p>x"),
          n % 15,
        );
      });
      return newsstand.url(`/a/${n}`);
    }),
  );
  await store.close();
  const started = performance.now();
  const outcomes = await Promise.all(
    Array.from({ length: processes }, async (_, n) => {
      const child: ChildProcess = fork(new URL(import.meta.url), []);
      const mine = ids.filter((_id, index) => index % processes === n);
      child.send({
        redisUrl: redis.url,
        namespace: redis.namespace,
        databaseUrl,
        gapMs,
        ids: mine,
      } satisfies Order);
      const [counts] = (await once(child, "message")) as [Record<string, number>];
      return counts;
    }),
  );
  const seconds = ((performance.now() - started) / 1000).toFixed(1);
  const { gaps, kept } = gapsKept(newsstand.requests, gapMs);
  const robots = newsstand.requests.filter(({ path }) => path === "/robots.txt").length;
  console.log(`${pages} pages of one host, ${processes} processes, gap ${gapMs} ms: ${seconds} s`);
  console.log(`outcomes by process: ${JSON.stringify(outcomes)}`);
  console.log(`requests ${newsstand.requests.length}, of them for robots.txt ${robots}`);
  console.log(`most in flight ${newsstand.mostInFlight()}; gaps kept ${kept} of ${gaps}`);
  await Promise.all([newsstand.close(), redis.stop()]);
}

async function discover(store: Store, urls: string[]): Promise<string[]> {
  const source = { id: `f${process.pid}`, publisher: "The Stand", country: "GB", stateMedia: "no" };
  const entries = urls.map((url) => ({
    entryId: url,
    url,
    canonicalUrl: url,
    title: "A report",
    language: "en",
    summaryHtml: "",
    contentHtml: "",
  }));
  const { jobs } = await store.articles.discover(source, entries, new Date());
  return jobs.map(({ articleId }) => articleId);
}

/** What one process does: its articles, several at a time; answers how they ended. */
async function fetchAll({
  redisUrl,
  namespace,
  databaseUrl,
  gapMs,
  ids,
}: Order): Promise<Record<string, number>> {
  const store = await openStore({ databaseUrl });
  const redis = connectRedis(redisUrl, "producer");
  await redis.connect();
  const parsing = createFeedParsingPool();
  const [, worker] = createFetchers(
    {
      settings: { THROUGHLINE_POLL_MINUTES: 60 },
      store,
      web: createWeb({ version: "bench", allowNetworks: ["127.0.0.0/8"] }),
      line: { leases: createHostLeases(redis, { namespace, gapMs }) },
    },
    parsing,
  );
  const context = {
    signal: new AbortController().signal,
    now: () => new Date(),
    log: createLogger("bench", "silent"),
    attempt: 1,
  };
  const counts: Record<string, number> = {};
  const due = ids.map((articleId) => ({ articleId, at: 0 }));
  const work = async () => {
    for (let next = due.shift(); next; next = due.shift()) {
      await sleep(Math.max(0, next.at - Date.now()));
      try {
        const { outcome } = await worker.handle({ articleId: next.articleId, revision: 0, run: 1 }, context);
        counts[outcome] = (counts[outcome] ?? 0) + 1;
      } catch (error) {
        if (!(error instanceof RetryLater)) throw error;
        due.push({ articleId: next.articleId, at: error.at.getTime() });
        due.sort((a, b) => a.at - b.at);
      }
    }
  };
  await Promise.all(Array.from({ length: jobsAtOnce }, work));
  await parsing.close();
  return counts;
}
