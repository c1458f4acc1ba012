/** Articles whose original is remembered: a bound on memory. */
const mostRemembered = 1_000_000;

/** The original of each article that this index has decided about, as it knows it by now. */
export function createOriginals() {
  const originals = new Map<string, string>();
  return {
    set(id: string, originalId: string): void {
      originals.delete(id);
      originals.set(id, originalId);
      if (originals.size <= mostRemembered) return;
      for (const oldest of originals.keys()) {
        originals.delete(oldest);
        break;
      }
    },
    /** An unknown article answers itself. */
    get(id: string): string {
      let at = id;
      // An original that was itself moved later leads on; trees are shallow, the bound stops a mistake.
      for (let step = 0; step < 64; step++) {
        const next = originals.get(at);
        if (next === undefined || next === at) return at;
        at = next;
      }
      return at;
    },
  };
}
