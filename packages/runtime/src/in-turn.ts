import { setTimeout as sleep } from "node:timers/promises";
import type { HostLeases } from "./host-leases.ts";

/**
 * Does something that asks a host, when it is this caller's turn: for short work that a person waits for, which
 * cannot be put off as a job is. Rejects when `signal` aborts before.
 */
export async function inTurn<T>(
  leases: HostLeases,
  host: string,
  signal: AbortSignal,
  work: () => Promise<T>,
): Promise<T> {
  for (;;) {
    signal.throwIfAborted();
    const lease = await leases.acquire(host);
    if (lease.granted) {
      try {
        return await work();
      } finally {
        await lease.release();
      }
    }
    await sleep(Math.max(10, lease.at.getTime() - Date.now()), undefined, { signal });
  }
}
