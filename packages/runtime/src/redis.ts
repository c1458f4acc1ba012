import { setTimeout as sleep } from "node:timers/promises";
import { SetupError } from "@throughline/contracts";
import { Redis, type RedisOptions } from "ioredis";

/**
 * Oldest Redis that BullMQ 6 recommends: older ones lack commands (LMOVE, XTRIM MINID) that its scripts and
 * ours rely on.
 */
const leastRedisVersion = [6, 2] as const;

const connectDeadlineMs = 5_000;
const startDeadlineMs = 10_000;

/**
 * Options of a connection by its use. Workers wait for Redis as long as it takes (BullMQ asks for
 * `maxRetriesPerRequest: null`); a producer fails at once when Redis is away, since what it wants to put on
 * the line stands in the store and is put back later.
 */
const optionsByUse = {
  worker: { maxRetriesPerRequest: null },
  producer: { maxRetriesPerRequest: 1, enableOfflineQueue: false, enableAutoPipelining: true },
  subscriber: { maxRetriesPerRequest: null },
} as const satisfies Record<string, RedisOptions>;

/** A connection to Redis that reconnects for ever, a little later each time, 2 s at most. */
export function connectRedis(url: string, use: keyof typeof optionsByUse): Redis {
  const redis = new Redis(url, {
    ...optionsByUse[use],
    lazyConnect: true,
    connectTimeout: connectDeadlineMs,
    retryStrategy: (times) => Math.min(times * 100, 2_000),
  });
  // Each caller sees its own command fail; without a listener a lost connection would end the process.
  redis.on("error", () => {});
  return redis;
}

/**
 * Makes sure that a usable Redis answers at the URL.
 * Throws a `SetupError` when none does within 5 s, when it wants another password, or when it is too old.
 */
export async function checkRedis(url: string): Promise<{ version: string }> {
  const redis = new Redis(url, {
    lazyConnect: true,
    connectTimeout: connectDeadlineMs,
    retryStrategy: () => null,
  });
  // The call that fails says only that the connection is closed; the reason comes as an event.
  let reason: Error | undefined;
  redis.on("error", (error: Error) => {
    reason = error;
  });
  const place = placeOf(url);
  try {
    await redis.connect();
    const info = await redis.info();
    const version = /^redis_version:(\S+)/m.exec(info)?.[1] ?? "0";
    assertVersion(version, place);
    await assertNoEviction(redis, place);
    return { version };
  } catch (error) {
    if (error instanceof SetupError) throw error;
    throw new SetupError(
      `Redis at ${place} cannot be used: ${wordsFor(reason ?? (error as Error))}. Check REDIS_URL, and that the server runs.`,
      { cause: error },
    );
  } finally {
    redis.disconnect();
  }
}

function wordsFor(error: Error): string {
  const { code } = error as NodeJS.ErrnoException;
  if (code === "ECONNREFUSED") return "the connection was refused, nothing listens there";
  if (code === "ENOTFOUND") return "there is no host of that name";
  return error.message.replace(/\.$/, "");
}

/**
 * Waits for a server that was just started, within 10 s.
 * Throws as `checkRedis`: at once when the server answers but does not suit.
 */
export async function answering(url: string): Promise<{ version: string }> {
  const end = Date.now() + startDeadlineMs;
  for (;;) {
    try {
      return await checkRedis(url);
    } catch (error) {
      // Only what did not answer has a cause.
      if (Date.now() > end || (error as Error).cause === undefined) throw error;
      await sleep(50);
    }
  }
}

function assertVersion(version: string, place: string): void {
  const [major = 0, minor = 0] = version.split(".").map(Number);
  const [leastMajor, leastMinor] = leastRedisVersion;
  if (major > leastMajor || (major === leastMajor && minor >= leastMinor)) return;
  throw new SetupError(
    `Redis at ${place} is version ${version}, but ${leastRedisVersion.join(".")} or later is needed: ` +
      "the queue library moves jobs with commands that older versions do not have. Upgrade it, or set REDIS_URL to another.",
  );
}

/** With any other policy than `noeviction` a full Redis drops jobs at will. */
async function assertNoEviction(redis: Redis, place: string): Promise<void> {
  // Some hosted servers forbid CONFIG; what cannot be asked is not refused.
  const answer = (await redis.config("GET", "maxmemory-policy").catch(() => undefined)) as
    | string[]
    | undefined;
  const policy = answer?.[1];
  if (policy === undefined || policy === "noeviction") return;
  throw new SetupError(
    `Redis at ${place} has maxmemory-policy ${policy}, which lets it drop jobs when memory is short. ` +
      "Set it to noeviction, or set REDIS_URL to a Redis for Throughline alone.",
  );
}

/** Host and port of a Redis URL, without its password. */
export function placeOf(url: string): string {
  const { hostname, port } = new URL(url);
  return `${hostname}:${port || "6379"}`;
}
