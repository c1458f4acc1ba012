import type { FetchJob, PollJob } from "@throughline/contracts";
import { connectRedis, createHostLeases, createLogger } from "@throughline/runtime";
import { type DiscoveredEntry, type FeedRow, feedIdOf, type Store } from "@throughline/store";
import { type Newsstand, openTestStore, startNewsstand, startTestRedis } from "@throughline/testkit";
import { articleKey, createWeb, normalizeUrl, type Web } from "@throughline/web";
import { createFeedParsingPool, type FeedParsingPool } from "../src/feed-parsing-pool.ts";
import { createFetchers } from "../src/worker.ts";

/** Both workers on real parts, for one test file; `fresh` empties everything before a test. */
export async function startFetcherBench(options: { hostGapMs?: number } = {}) {
  const server = await startTestRedis();
  const redis = connectRedis(server.url, "producer");
  await redis.connect();
  const hostGapMs = options.hostGapMs ?? 0;
  // One thread for all tests of the file.
  const parsing = createFeedParsingPool();
  let round = 0;
  const bench = {
    now: new Date("2026-11-24T06:00:00Z"),
    store: undefined as unknown as Store,
    newsstand: undefined as unknown as Newsstand,
    web: undefined as unknown as Web,

    async fresh() {
      bench.now = new Date("2026-11-24T06:00:00Z");
      bench.store = await openTestStore();
      bench.newsstand = await startNewsstand();
      bench.web = createWeb({
        version: "1",
        contact: "https://operator.example/bot",
        allowNetworks: ["127.0.0.0/8"],
      });
      round += 1;
    },
    /** Every host is free again. */
    forgetLeases() {
      round += 1;
    },
    async clear() {
      await Promise.all([bench.web.close(), bench.newsstand.close(), bench.store.close()]);
    },
    async stop() {
      await parsing.close();
      redis.disconnect();
      await server.stop();
    },

    leases: () => createHostLeases(redis, { namespace: `${server.namespace}-${round}`, gapMs: hostGapMs }),
    parsing,
    workers: (read: FeedParsingPool = parsing) =>
      createFetchers(
        {
          settings: { THROUGHLINE_POLL_MINUTES: 60 },
          store: bench.store,
          web: bench.web,
          line: { leases: bench.leases() },
        },
        read,
      ),
    context: (attempt = 1) => ({
      signal: new AbortController().signal,
      now: () => bench.now,
      log: createLogger("test", "silent"),
      attempt,
    }),

    async addFeed(path = "/feed.xml"): Promise<string> {
      return bench.addFeedAt(bench.newsstand.url(path));
    },
    async addFeedAt(url: string): Promise<string> {
      await bench.store.feeds.add(
        {
          url,
          publisher: "The Stand",
          country: "GB",
          language: "en",
          origin: "user",
          nextPollAt: bench.now,
          intervalSeconds: 3600,
        },
        bench.now,
      );
      return feedIdOf(url);
    },
    async feed(id: string): Promise<FeedRow> {
      const feed = await bench.store.feeds.get(id);
      if (!feed) throw new Error(`there is no feed ${id}`);
      return feed;
    },
    poll: (feedId: string, read?: FeedParsingPool) =>
      bench.workers(read)[0].handle({ feedId } satisfies PollJob, bench.context()),
    fetch: (articleId: string, attempt = 1) =>
      bench
        .workers()[1]
        .handle({ articleId, revision: 0, run: 1 } satisfies FetchJob, bench.context(attempt)),
    /** An article that a feed brought, with what the feed said of it; its id. */
    discovered: (url?: string, entry: Partial<DiscoveredEntry> = {}): Promise<string> =>
      discoveredIn(bench.store, url ?? bench.newsstand.url("/a/1"), entry, bench.now),
    later(hours: number) {
      bench.now = new Date(bench.now.getTime() + hours * 3_600_000);
    },
  };
  return bench;
}

async function discoveredIn(store: Store, url: string, entry: Partial<DiscoveredEntry>, now: Date) {
  const source = { id: "f1234", publisher: "The Stand", country: "GB", stateMedia: "no" };
  const canonicalUrl = normalizeUrl(url) ?? url;
  const key = articleKey(url) ?? url;
  const given = { entryId: url, url, canonicalUrl, key, title: "Talks & more", language: "en" };
  const whole = { ...given, summaryHtml: "<p>Short.</p>", contentHtml: "", ...entry };
  await store.articles.discover(source, [whole], now);
  const article = await store.articles.find(canonicalUrl);
  if (!article) throw new Error(`${url} was not discovered`);
  return article.id;
}

export type FetcherBench = Awaited<ReturnType<typeof startFetcherBench>>;
