/** How many wrong passwords one address may try before it must wait, and how soon each is forgiven. */
const burst = 5;
const refillMs = 30_000;
/** Addresses remembered at a time; over it the one that failed longest ago is forgotten. */
const mostAddresses = 10_000;

export type Attempts = {
  /** Milliseconds until the address may try again; 0 when it may now. */
  waitMs(address: string): number;
  failed(address: string): void;
  succeeded(address: string): void;
};

/** Counts wrong passwords for each address: five at once, then one every half minute. */
export function createAttempts(now: () => Date): Attempts {
  const failures = new Map<string, { count: number; at: number }>();
  const counted = (address: string): number => {
    const known = failures.get(address);
    return known ? Math.max(0, known.count - (now().getTime() - known.at) / refillMs) : 0;
  };
  return {
    waitMs(address) {
      const over = counted(address) - (burst - 1);
      return over > 0 ? Math.ceil(over * refillMs) : 0;
    },
    failed(address) {
      const count = Math.min(burst, counted(address) + 1);
      failures.delete(address);
      failures.set(address, { count, at: now().getTime() });
      const oldest = failures.keys().next();
      if (failures.size > mostAddresses && !oldest.done) failures.delete(oldest.value);
    },
    succeeded(address) {
      failures.delete(address);
    },
  };
}
