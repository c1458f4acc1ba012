import { setTimeout as sleep } from "node:timers/promises";
import { startTestRedis } from "@throughline/testkit";
import type { Redis } from "ioredis";
import { afterAll, beforeAll, expect, test } from "vitest";
import { createHostLeases, type HostLeases } from "./host-leases.ts";
import { connectRedis } from "./redis.ts";

let server: Awaited<ReturnType<typeof startTestRedis>>;
let redis: Redis;

beforeAll(async () => {
  server = await startTestRedis();
  redis = connectRedis(server.url, "producer");
  await redis.connect();
});
afterAll(async () => {
  redis.disconnect();
  await server.stop();
});

/** Asks until the host is granted, as a delayed job would; answers how often it had to come back. */
async function take(leases: HostLeases, host: string, work: () => Promise<void>): Promise<number> {
  for (let asked = 0; ; asked += 1) {
    const lease = await leases.acquire(host);
    if (lease.granted) {
      await work();
      await lease.release();
      return asked;
    }
    await sleep(Math.max(0, lease.at.getTime() - Date.now()));
  }
}

test("one request at a time, with the gap after each, and few returns", async () => {
  const leases = createHostLeases(redis, { namespace: server.namespace, gapMs: 20 });
  let inFlight = 0;
  let most = 0;
  const spans: [number, number][] = [];
  const asked = await Promise.all(
    Array.from({ length: 30 }, () =>
      take(leases, "example.org", async () => {
        inFlight += 1;
        most = Math.max(most, inFlight);
        const start = performance.now();
        await sleep(5);
        inFlight -= 1;
        spans.push([start, performance.now()]);
      }),
    ),
  );
  expect(most).toBe(1);
  for (let i = 1; i < spans.length; i += 1) {
    // Redis's clock counts whole milliseconds.
    expect((spans[i]?.[0] ?? 0) - (spans[i - 1]?.[1] ?? 0)).toBeGreaterThanOrEqual(19);
  }
  expect(Math.max(...asked)).toBeLessThan(15);
});

test("hosts do not wait for each other", async () => {
  const leases = createHostLeases(redis, { namespace: server.namespace, gapMs: 10_000 });
  expect((await leases.acquire("one.example")).granted).toBe(true);
  expect((await leases.acquire("two.example")).granted).toBe(true);
  expect((await leases.acquire("one.example")).granted).toBe(false);
});

test("a held host is left alone until then", async () => {
  const leases = createHostLeases(redis, { namespace: server.namespace, gapMs: 0 });
  const until = new Date(Date.now() + 300);
  await leases.hold("busy.example", until);
  const lease = await leases.acquire("busy.example");
  expect(lease.granted).toBe(false);
  if (!lease.granted) expect(lease.at.getTime()).toBeGreaterThanOrEqual(until.getTime());
});

test("a lease is renewed as long as it is held, however long the request takes", async () => {
  const leases = createHostLeases(redis, { namespace: server.namespace, gapMs: 0 });
  const lease = await leases.acquire("slow.example");
  if (!lease.granted) throw new Error("the host is free");
  await sleep(11_000);
  expect((await leases.acquire("slow.example")).granted).toBe(false);
  await lease.release();
  expect((await leases.acquire("slow.example")).granted).toBe(true);
});
