import { type PackInUse, steps } from "@throughline/contracts";
import type { Logger, Metrics, Queues } from "@throughline/runtime";
import type { Store } from "@throughline/store";
import { adoptFeeds } from "./adopt-feeds.ts";
import { applyPack } from "./apply-pack.ts";
import { checkDueArticles } from "./due-checks.ts";
import { askDueHubs, pollDueFeeds } from "./due-polls.ts";
import { articlesToReplay, replayFirst } from "./first-replay.ts";
import { type ReconcilePass, reconcile } from "./reconcile.ts";
import { repeat } from "./repeat.ts";

export type SchedulerNeeds = {
  store: Store;
  queues: Queues;
  metrics: Metrics;
  log: Logger;
  pack: PackInUse;
  now: () => Date;
  pollMinutes: number;
  stuckSeconds: number;
  depth: number;
};

/** How often the scheduler looks, in milliseconds. */
const everyMs = {
  polls: 500,
  hubs: 5_000,
  checks: 5_000,
  missing: 1_000,
  stuck: 10_000,
  firstReplay: 60_000,
  gauges: 5_000,
  packFeeds: 1_000,
  application: 500,
};

/**
 * Starts what must happen in time: the pack's articles replayed once, feeds polled when due, articles put back
 * on the line when their job is lost. Several may run at once; they take turns in the store.
 */
export async function startScheduler(needs: SchedulerNeeds) {
  const { log, pack } = needs;
  const adopted = {
    feeds: await adoptFeeds(pack.current(), needs),
    articles: await articlesToReplay(pack.current(), needs.store),
  };
  if (adopted.feeds + adopted.articles > 0) log.info(adopted, "took over the story pack");
  const stopping = new AbortController();
  const work = [
    repeat("feeds of the story pack", everyMs.packFeeds, log, createFeedAdoption(needs)),
    repeat("first replay", everyMs.firstReplay, log, () =>
      replayFirst(pack.current(), needs, stopping.signal),
    ),
    repeat("application of the story pack", everyMs.application, log, () => applyPack(needs)),
    repeat("polls", everyMs.polls, log, async () => {
      await pollDueFeeds(needs);
    }),
    repeat("requests to hubs", everyMs.hubs, log, async () => {
      await askDueHubs(needs);
    }),
    repeat("looks for edits", everyMs.checks, log, async () => {
      await checkDueArticles(needs);
    }),
    repeat("missing jobs", everyMs.missing, log, () => putBack(needs, "missing")),
    repeat("stuck articles", everyMs.stuck, log, () => putBack(needs, "stuck")),
    repeat("gauges", everyMs.gauges, log, () => gaugeQueues(needs)),
  ];
  return {
    adopted,
    stop: async () => {
      stopping.abort();
      await Promise.all(work.map((one) => one.stop()));
    },
  };
}

/** Takes over the feeds of a pack that is another than before; one that a person removed stays away. */
function createFeedAdoption(needs: SchedulerNeeds): () => Promise<void> {
  let adopted = needs.pack.current();
  return async () => {
    const pack = needs.pack.current();
    if (pack === adopted) return;
    const feeds = await adoptFeeds(pack, needs);
    adopted = pack;
    if (feeds > 0) needs.log.info({ feeds }, "took over new feeds of the story pack");
  };
}

async function putBack(needs: SchedulerNeeds, pass: ReconcilePass): Promise<void> {
  const counts = await reconcile(needs, pass);
  if (Object.keys(counts).length > 0) needs.log.warn({ putBack: counts, pass }, "put back on the line");
}

async function gaugeQueues({ queues, metrics }: SchedulerNeeds): Promise<void> {
  for (const step of steps) {
    for (const [state, count] of Object.entries(await queues.counts(step))) {
      metrics.queued.set({ step, state }, count);
    }
  }
}
