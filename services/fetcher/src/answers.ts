import type { Answers } from "@throughline/contracts";
import { createRobots, sharedRobotsCache } from "@throughline/web";
import { checkFeed } from "./check/check-feed.ts";
import { createFeedParsingPool } from "./feed-parsing-pool.ts";
import type { FetcherNeeds } from "./worker.ts";

/** What other processes may ask the fetcher: it alone asks the network and reads feeds. */
export function createAnswers({ settings, store, web, line }: FetcherNeeds): Answers {
  const needs = {
    store,
    web,
    leases: line.leases,
    robots: createRobots(web, sharedRobotsCache(store.robots)),
    parsing: createFeedParsingPool(),
    shortestSeconds: settings.THROUGHLINE_POLL_MINUTES * 60,
    now: () => new Date(),
  };
  return { checkFeed: (ask, signal, until) => checkFeed(needs, ask, signal, until) };
}
