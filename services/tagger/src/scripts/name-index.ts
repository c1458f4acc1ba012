import { nameDistance } from "./name-distance.ts";
import { keysOf } from "./skeleton.ts";
import { type SpokenName, spokenName } from "./spoken-name.ts";

/** Up to this distance two names are one. */
export const linkDistance = 0.3;
/** The same of two spellings in one script, which have less reason to differ. */
const sameScriptDistance = 0.2;
/** Up to this one they may be, which a person must say. */
export const candidateDistance = 0.4;
/** How much nearer than anybody else's a name must be to be taken for somebody's. */
const margin = 0.05;

/** Whom a name may mean, by which of the listed spellings, and how far that is from it, 0 to 0.4. */
export type NameMatch<T> = { bearer: T; spelling: string; distance: number; sameScript: boolean };

/** Whether a match is near enough for a link; else it is a candidate. */
export function isLink({ distance, sameScript }: NameMatch<unknown>): boolean {
  return distance <= (sameScript ? sameScriptDistance : linkDistance);
}

export type NameIndex<T> = {
  /** Nobody where nobody's name is near enough, or those of two are. `spoken` must be a full name. */
  nearest(spoken: SpokenName): NameMatch<T> | undefined;
  /** Everybody whose name is near enough, the nearest first. */
  near(spoken: SpokenName): NameMatch<T>[];
};

/**
 * An index of spellings of full names in any script, blocked by consonant skeleton. Other names are left out. Whoever
 * is listed in the script of a name that is looked for is compared by those spellings only, which say more.
 */
export function createNameIndex<T>(
  spellings: Iterable<readonly [spelling: string, bearer: T]>,
): NameIndex<T> {
  type Entry = { spelling: string; bearer: T; spoken: SpokenName };
  const entries = new Map<string, Entry[]>();
  const scripts = new Map<T, Set<string>>();
  for (const [spelling, bearer] of spellings) {
    const spoken = spokenName(spelling);
    if (!spoken?.full) continue;
    const entry = { spelling, bearer, spoken };
    scripts.set(bearer, (scripts.get(bearer) ?? new Set()).add(spoken.script));
    for (const key of keysOf(spoken)) {
      const others = entries.get(key);
      if (others) others.push(entry);
      else entries.set(key, [entry]);
    }
  }

  const near = (spoken: SpokenName): NameMatch<T>[] => {
    const seen = new Set<Entry>();
    const best = new Map<T, NameMatch<T>>();
    for (const key of keysOf(spoken))
      for (const entry of entries.get(key) ?? []) {
        if (seen.has(entry)) continue;
        seen.add(entry);
        const { spelling, bearer } = entry;
        if (entry.spoken.script !== spoken.script && scripts.get(bearer)?.has(spoken.script)) continue;
        const distance = nameDistance(spoken, entry.spoken);
        if (distance > candidateDistance || distance >= (best.get(bearer)?.distance ?? 1)) continue;
        const sameScript = entry.spoken.script === spoken.script;
        best.set(bearer, { bearer, spelling, distance, sameScript });
      }
    return [...best.values()].sort((a, b) => a.distance - b.distance);
  };

  return {
    near,
    nearest(spoken) {
      const [first, second] = near(spoken);
      return second && first && second.distance - first.distance < margin ? undefined : first;
    },
  };
}
