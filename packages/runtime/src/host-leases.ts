import { randomUUID } from "node:crypto";
import type { Redis } from "ioredis";
import { prefixOf } from "./queues.ts";

/** Leave to send one request to a host, or the time at which to ask again. */
export type HostLease = { granted: true; release: () => Promise<void> } | { granted: false; at: Date };

export type HostLeases = {
  /**
   * Asks for the host. `gapMs` is the least time between the end of one request and the start of the next,
   * where a host wants more than the usual (a crawl delay).
   */
  acquire(host: string, gapMs?: number): Promise<HostLease>;
  /** Nobody may ask the host before `until` (its 429 said so). */
  hold(host: string, until: Date): Promise<void>;
};

/** A lease that is not renewed (its process was killed) ends after this time; whoever holds one renews it. */
const leaseMs = 10_000;
const renewEveryMs = 3_000;
/** Turns are this far apart at least: with no gap and quick answers, waiting jobs would come back in a swarm. */
const leastSpaceMs = 20;

/**
 * One hash for each host: `token` and `ends` of the lease in force, `free` when the next request may start at
 * the earliest, `slot` the next turn to give out, `took` how long the last request took. Redis's own clock
 * counts, so that all processes agree. Whoever cannot have the host now gets a turn of its own, a gap and a
 * request's length after the one before it, so that a hundred waiting jobs come back one by one. A start is
 * rounded down to a millisecond and an end up, so that a gap is never short.
 */
const acquireScript = `
local clock = redis.call('TIME')
local now = clock[1] * 1000 + math.floor(clock[2] / 1000)
local state = redis.call('HMGET', KEYS[1], 'ends', 'free', 'slot', 'took')
local ends, free, slot, took = tonumber(state[1]) or 0, tonumber(state[2]) or 0, tonumber(state[3]) or 0, tonumber(state[4]) or 0
local gap, lease = tonumber(ARGV[2]), tonumber(ARGV[3])
local space = math.max(gap + took, tonumber(ARGV[4]))
if ends <= now and free <= now then
  redis.call('HSET', KEYS[1], 'token', ARGV[1], 'ends', now + lease, 'began', now, 'gap', gap)
  if slot < now + gap then redis.call('HSET', KEYS[1], 'slot', now + space) end
  redis.call('PEXPIRE', KEYS[1], lease + gap + 600000)
  return 0
end
local turn = math.max(slot, free, now + space)
redis.call('HSET', KEYS[1], 'slot', turn + space)
redis.call('PEXPIRE', KEYS[1], turn - now + lease + gap + 600000)
return turn
`;

const renewScript = `
if redis.call('HGET', KEYS[1], 'token') ~= ARGV[1] then return 0 end
local clock = redis.call('TIME')
redis.call('HSET', KEYS[1], 'ends', clock[1] * 1000 + math.floor(clock[2] / 1000) + ARGV[2])
return 1
`;

const releaseScript = `
if redis.call('HGET', KEYS[1], 'token') ~= ARGV[1] then return 0 end
local clock = redis.call('TIME')
local state = redis.call('HMGET', KEYS[1], 'began', 'gap', 'free')
local round = tonumber(state[2]) > 0 and math.ceil or math.floor
local now = clock[1] * 1000 + round(clock[2] / 1000)
redis.call('HSET', KEYS[1], 'ends', 0, 'took', math.min(now - state[1], 5000), 'free', math.max(now + state[2], tonumber(state[3]) or 0))
redis.call('HDEL', KEYS[1], 'token')
return 1
`;

const holdScript = `
local free = tonumber(redis.call('HGET', KEYS[1], 'free')) or 0
if tonumber(ARGV[1]) > free then
  redis.call('HSET', KEYS[1], 'free', ARGV[1])
  redis.call('PEXPIREAT', KEYS[1], ARGV[1] + 600000)
end
return 1
`;

/** Leases that keep every process to one request at a time for each host, with a gap between two. */
export function createHostLeases(redis: Redis, options: { namespace: string; gapMs: number }): HostLeases {
  const keyOf = (host: string) => `${prefixOf(options.namespace)}:host:${host}`;
  return {
    async acquire(host, gapMs = 0) {
      const token = randomUUID();
      const gap = Math.max(gapMs, options.gapMs);
      const turn = Number(await redis.eval(acquireScript, 1, keyOf(host), token, gap, leaseMs, leastSpaceMs));
      if (turn > 0) return { granted: false, at: new Date(turn) };
      const renewal = setInterval(() => {
        redis.eval(renewScript, 1, keyOf(host), token, leaseMs).catch(() => {});
      }, renewEveryMs).unref();
      return {
        granted: true,
        release: async () => {
          clearInterval(renewal);
          await redis.eval(releaseScript, 1, keyOf(host), token);
        },
      };
    },
    async hold(host, until) {
      await redis.eval(holdScript, 1, keyOf(host), until.getTime());
    },
  };
}
