import { join, resolve } from "node:path";
import type { Settings } from "@throughline/contracts";
import { createAnswers as answersOfDeduplicator, startUpkeep } from "@throughline/deduplicator";
import { createDesk, passwordNote } from "@throughline/desk";
import { createAnswers as answersOfFetcher } from "@throughline/fetcher";
import {
  assertWholeLine,
  codeVersion,
  connectLine,
  createLogger,
  type Logger,
  provideRedis,
} from "@throughline/runtime";
import { startScheduler } from "@throughline/scheduler";
import { openStore } from "@throughline/store";
import { watchStoryPack, withConfirmedNames } from "@throughline/story-pack";
import { createWeb } from "@throughline/web";
import { accountOf } from "./account.ts";
import { lockFolder } from "./owner-lock.ts";
import { createWorkers } from "./workers.ts";

export type Standalone = { url: string; stop: () => Promise<void> };

export type StandaloneOptions = {
  settings: Settings;
  log?: Logger;
  /** Hears what happens, in lines for a person. */
  say: (line: string) => void;
  /** Gives up the start, between two parts: `startStandalone` then throws the signal's reason. */
  signal?: AbortSignal;
};

/**
 * Starts everything in this process: Redis found or started, the store opened, every worker, the scheduler and
 * the desk. What was started is stopped again, in the opposite order, by `stop` or when a later part fails.
 * Throws a `SetupError` for what the person can mend.
 */
export async function startStandalone(options: StandaloneOptions): Promise<Standalone> {
  const { say } = options;
  const stops: (() => Promise<void>)[] = [];
  const stop = async () => {
    for (const step of stops.splice(0).reverse()) await step().catch((error: Error) => say(error.message));
  };
  try {
    return { url: await startParts(options, stops), stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

async function startParts(
  { settings, log = createLogger("standalone", "warn"), say, signal }: StandaloneOptions,
  stops: (() => Promise<void>)[],
): Promise<string> {
  const folder = resolve(settings.THROUGHLINE_DATA);
  // A broken pack shows before anything is started.
  const watched = await watchStoryPack(resolve(settings.THROUGHLINE_PACK), { log });
  stops.push(async () => watched.stop());
  const lock = await lockFolder(folder);
  stops.push(lock.release);
  const redis = await provideRedis({ url: settings.REDIS_URL, dataFolder: join(folder, "redis"), say });
  stops.push(redis.stop);
  signal?.throwIfAborted();
  const store = await openStore(
    settings.DATABASE_URL ? { databaseUrl: settings.DATABASE_URL } : { folder: join(folder, "store") },
  );
  stops.push(store.close);
  const pack = await withConfirmedNames(watched, store.nameCandidates.confirmed, { log });
  stops.push(async () => pack.stop());
  const version = codeVersion();
  const web = createWeb({
    version,
    contact: settings.THROUGHLINE_CONTACT,
    allowNetworks: settings.THROUGHLINE_ALLOW_NETWORKS,
  });
  // Stopped after the line: jobs that end while it drains still ask the network.
  stops.push(web.close);
  signal?.throwIfAborted();
  const line = await connectLine({
    redisUrl: redis.url,
    log,
    depth: settings.THROUGHLINE_QUEUE_DEPTH,
    hostGapMs: settings.THROUGHLINE_HOST_GAP_MS,
    concurrency: settings.THROUGHLINE_CONCURRENCY,
  });
  stops.push(line.close);
  const desk = createDesk({
    ...line,
    redis: line.producer,
    store,
    pack,
    web,
    settings,
    mode: "standalone",
    version,
    log,
  });
  stops.push(desk.close);
  // The desk first: a taken port shows before any work begins.
  const { url, madePassword } = await desk.listen();
  await lock.announce(url);
  signal?.throwIfAborted();
  const workers = createWorkers({ settings, store, line, web, pack, log, lookAtNames: pack.look });
  assertWholeLine(workers);
  line.startWorkers(workers, store.ledger);
  line.startAnswering({
    ...answersOfFetcher({ settings, store, web, line }),
    ...answersOfDeduplicator({ store }),
  });
  const scheduler = await startScheduler({
    ...line,
    store,
    log,
    pack,
    pollMinutes: settings.THROUGHLINE_POLL_MINUTES,
    stuckSeconds: settings.THROUGHLINE_STUCK_SECONDS,
    depth: settings.THROUGHLINE_QUEUE_DEPTH,
  });
  stops.push(scheduler.stop);
  stops.push(
    startUpkeep({
      store,
      publishers: () => pack.current().publishers,
      log,
      windowDays: settings.THROUGHLINE_COPY_DAYS,
    }).stop,
  );
  say(
    accountOf({
      version,
      pack: pack.current(),
      deskUrl: url,
      redis: redis.description,
      store: settings.DATABASE_URL
        ? "Postgres from DATABASE_URL"
        : `PGlite in ${join(settings.THROUGHLINE_DATA, "store")}`,
      threads: settings.THROUGHLINE_THREADS,
      adopted: scheduler.adopted,
      feeds: await store.feeds.countActive(),
    }),
  );
  if (madePassword) say(passwordNote(madePassword));
  return url;
}
