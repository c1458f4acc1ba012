import { type Ledger, readSettings, type Settings, SetupError } from "@throughline/contracts";
import { type ConnectedLine, connectLine } from "./connect-line.ts";
import { startHealthServer } from "./health-server.ts";
import { createLogger, type Logger } from "./logger.ts";
import { runProgram } from "./process-life.ts";
import { checkRedis } from "./redis.ts";

/** What the runtime asks of a store. */
type ServiceStore = { ledger: Ledger; ping: () => Promise<void>; close: () => Promise<void> };

/** What a service is started with. */
export type ServiceParts<S extends ServiceStore> = {
  settings: Settings;
  store: S;
  line: ConnectedLine;
  log: Logger;
  redisUrl: string;
};

export type ServiceOptions<S extends ServiceStore> = {
  name: string;
  environment: Record<string, string | undefined>;
  openStore: (options: { databaseUrl: string }) => Promise<S>;
  /** Starts the service's own work, and answers how to stop it. */
  start: (parts: ServiceParts<S>) => Promise<{ stop?: () => Promise<void> }>;
};

/** Runs one service as a process of its own until it is told to stop. */
export function runService<S extends ServiceStore>(options: ServiceOptions<S>): Promise<void> {
  return runProgram(async () => {
    const settings = readSettings(options.environment);
    const redisUrl = required(settings, "REDIS_URL");
    const databaseUrl = required(settings, "DATABASE_URL");
    const log = createLogger(options.name, settings.THROUGHLINE_LOG_LEVEL);
    await checkRedis(redisUrl);
    const store = await options.openStore({ databaseUrl });
    const line = await connectLine({
      redisUrl,
      log,
      depth: settings.THROUGHLINE_QUEUE_DEPTH,
      hostGapMs: settings.THROUGHLINE_HOST_GAP_MS,
      concurrency: settings.THROUGHLINE_CONCURRENCY,
    });
    const health = await startHealthServer({
      port: settings.THROUGHLINE_METRICS_PORT,
      metrics: line.metrics,
      missing: () => missingParts(line, store),
    });
    const service = await options.start({ settings, store, line, log, redisUrl });
    log.info("started");
    return {
      stop: async () => {
        log.info("stopping");
        await service.stop?.();
        await line.close();
        await health.close();
        await store.close();
      },
    };
  });
}

/** Which of Redis and the store does not answer. */
export async function missingParts(
  line: ConnectedLine,
  store: { ping: () => Promise<void> },
): Promise<string[]> {
  const [redis, database] = await Promise.allSettled([line.ping(), store.ping()]);
  return [
    ...(redis.status === "rejected" ? [`Redis: ${redis.reason.message}`] : []),
    ...(database.status === "rejected" ? [`store: ${database.reason.message}`] : []),
  ];
}

function required(settings: Settings, name: "REDIS_URL" | "DATABASE_URL"): string {
  const value = settings[name];
  if (value) return value;
  throw new SetupError(
    `${name} is not set. A service of its own needs it; npm start runs everything without it.`,
  );
}
