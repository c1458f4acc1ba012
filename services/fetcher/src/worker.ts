import type { Settings } from "@throughline/contracts";
import { defineWorker, type HostLeases, type WorkerDefinition } from "@throughline/runtime";
import type { Store } from "@throughline/store";
import { createRobots, sharedRobotsCache, type Web } from "@throughline/web";
import { createFeedParsingPool } from "./feed-parsing-pool.ts";
import { fetchArticle } from "./fetch.ts";
import { poll } from "./poll.ts";

export type FetcherNeeds = {
  settings: Pick<Settings, "THROUGHLINE_POLL_MINUTES" | "THROUGHLINE_PUBLIC_URL">;
  store: Store;
  web: Web;
  line: { leases: HostLeases };
};

const pollsAtOnce = 128;

/**
 * The workers of `poll` and `fetch`: the only two that ask anything of the network. `parsing` reads the feeds; the
 * poll worker closes it.
 */
export function createFetchers(
  { settings, store, web, line }: FetcherNeeds,
  parsing = createFeedParsingPool(),
): [WorkerDefinition<"poll">, WorkerDefinition<"fetch">] {
  const { leases } = line;
  const shortestSeconds = settings.THROUGHLINE_POLL_MINUTES * 60;
  const publicUrl = settings.THROUGHLINE_PUBLIC_URL;
  const robots = createRobots(web, sharedRobotsCache(store.robots));
  return [
    defineWorker({
      step: "poll",
      // A poll waits for the network almost all of its time.
      concurrency: pollsAtOnce,
      handle: (job, context) =>
        poll({ store, web, leases, parsing, shortestSeconds, publicUrl }, job, context),
      close: parsing.close,
    }),
    defineWorker({
      step: "fetch",
      handle: (job, context) => fetchArticle({ store, web, robots, leases }, job, context),
    }),
  ];
}
