import type { HostLeases } from "@throughline/runtime";

/** What the request and the rest of a check need after the wait for a turn. */
const leftForAnswerMs = 5_000;

/** A host has no turn to give before a check has to be done; `at` is the next one. */
export class NoTurn extends Error {
  override name = "NoTurn";
  readonly host: string;
  readonly at: Date;

  constructor(host: string, at: Date) {
    super(`${host} may not be asked before ${at.toISOString()}`);
    this.host = host;
    this.at = at;
  }
}

/** The same leases for work that has to be done by `until`: a turn that comes too late for it throws a `NoTurn`. */
export function leasesUntil(leases: HostLeases, until: Date): HostLeases {
  return {
    ...leases,
    async acquire(host, gapMs) {
      const lease = await leases.acquire(host, gapMs);
      if (lease.granted || lease.at.getTime() + leftForAnswerMs <= until.getTime()) return lease;
      throw new NoTurn(host, lease.at);
    },
  };
}
