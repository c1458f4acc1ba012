import { setTimeout as sleep } from "node:timers/promises";
import { RetryLater } from "@throughline/contracts";
import type { HostLeases } from "@throughline/runtime";

/** `gapMs`: between two requests, where the host wants more than is usual. `patienceMs`: how long a turn is waited for. */
export type Turn = { host: string; gapMs?: number; patienceMs: number; signal: AbortSignal };

/** Once a host was asked for something, the next host or turn is waited for: coming back would ask the first again. */
export const patienceUnderWayMs = 10_000;

/** Does one request to a host when it is its turn. Throws `RetryLater` where that is later than the patience lasts. */
export async function underLease<T>(leases: HostLeases, turn: Turn, request: () => Promise<T>): Promise<T> {
  const { host, signal } = turn;
  const end = Date.now() + turn.patienceMs;
  for (;;) {
    const lease = await leases.acquire(host, turn.gapMs);
    if (lease.granted) {
      try {
        return await request();
      } finally {
        await lease.release();
      }
    }
    if (lease.at.getTime() > end) throw new RetryLater(lease.at, `${host} is being asked by another job`);
    await sleep(Math.max(1, lease.at.getTime() - Date.now()), undefined, { signal });
  }
}
