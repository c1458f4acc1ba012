import { countedThings, likeness } from "./likeness.ts";
import { createRarity, type Rarity } from "./rarity.ts";
import type { Report } from "./report.ts";
import { entityWeights, wordWeights } from "./report-weights.ts";

/** Reports compared with a newcomer by word and by entity each: a bound on the work for one. */
const mostCandidates = 30;

/**
 * The reports that the threader knows, by event, with what finds the near ones. Two models that were given the
 * same reports in the same order answer the same.
 */
export type ThreadModel = ReturnType<typeof createThreadModel>;

/** `capacity` bounds the reports kept; the longest unchanged go first. */
export function createThreadModel(capacity: number) {
  const reports = new Map<string, { report: Report; eventId: string }>();
  const events = new Map<string, Set<string>>();
  const rarity = createRarity();
  const byWord = createPostings<number>();
  const byEntity = createPostings<string>();
  const scores = createScores(rarity);
  /** Remembered until a rarity changes, that is until a report comes or goes. */
  const candidates = new WeakMap<Report, { version: number; found: Report[] }>();

  function remove(id: string): void {
    const known = reports.get(id);
    if (!known) return;
    reports.delete(id);
    const members = events.get(known.eventId);
    members?.delete(id);
    if (members?.size === 0) events.delete(known.eventId);
    if (known.report.copyOf !== null) return;
    rarity.remove(countedThings(known.report));
    byWord.remove(id, wordWeights(known.report).keys());
    byEntity.remove(id, entityWeights(known.report).keys());
  }

  return {
    rarity,
    /** Adds a report to its event, or moves it there. */
    put(report: Report, eventId: string): void {
      remove(report.id);
      reports.set(report.id, { report, eventId });
      const members = events.get(eventId) ?? new Set();
      events.set(eventId, members.add(report.id));
      // A copy tells nothing new of how rare a word is, nor of what is near.
      if (report.copyOf === null) {
        rarity.add(countedThings(report));
        byWord.add(report.id, wordWeights(report).keys());
        byEntity.add(report.id, entityWeights(report).keys());
      }
      for (const oldest of reports.keys()) {
        if (reports.size <= capacity) break;
        remove(oldest);
      }
    },
    /** How near two reports are; scores are remembered until a rarity changes. */
    score: (a: Report, b: Report): number => scores.of(a, b),
    /** Moves a report that is known to another event. */
    move(id: string, eventId: string): void {
      const known = reports.get(id);
      if (!known) return;
      const left = events.get(known.eventId);
      left?.delete(id);
      if (left?.size === 0) events.delete(known.eventId);
      reports.set(id, { ...known, eventId });
      events.set(eventId, (events.get(eventId) ?? new Set()).add(id));
    },
    get: (id: string): Report | undefined => reports.get(id)?.report,
    eventOf: (id: string): string | undefined => reports.get(id)?.eventId,
    eventIds: (): string[] => [...events.keys()],
    /** The reports of an event, in the order in which they were put. */
    membersOf(eventId: string): Report[] {
      return [...(events.get(eventId) ?? [])].flatMap((id) => reports.get(id)?.report ?? []);
    },
    /** Reports, other than itself, that have most in common with this one by word or by entity. */
    candidates(report: Report): Report[] {
      const known = candidates.get(report);
      if (known?.version === rarity.version()) return known.found;
      const ids = new Set([
        ...byWord.nearest(report.id, wordWeights(report), rarity, mostCandidates),
        ...byEntity.nearest(report.id, entityWeights(report), rarity, mostCandidates),
      ]);
      const found = [...ids].flatMap((id) => reports.get(id)?.report ?? []);
      candidates.set(report, { version: rarity.version(), found });
      return found;
    },
  };
}

function createScores(rarity: Rarity) {
  let version = rarity.version();
  let known = new Map<Report, Map<Report, number>>();
  return {
    of(a: Report, b: Report): number {
      if (version !== rarity.version()) {
        version = rarity.version();
        known = new Map();
      }
      const [first, second] = a.id < b.id ? [a, b] : [b, a];
      const row = known.get(first) ?? new Map<Report, number>();
      known.set(first, row);
      const score = row.get(second) ?? likeness(first, second, rarity).score;
      row.set(second, score);
      return score;
    },
  };
}

/** Things that stand in more reports than this find none: they tell too little for what they cost. */
const mostPostings = 2000;

function createPostings<K extends number | string>() {
  const postings = new Map<K, Set<string>>();
  return {
    add(id: string, things: Iterable<K>): void {
      for (const thing of things) {
        const known = postings.get(thing);
        if (known) known.add(id);
        else postings.set(thing, new Set([id]));
      }
    },
    remove(id: string, things: Iterable<K>): void {
      for (const thing of things) {
        const known = postings.get(thing);
        known?.delete(id);
        if (known?.size === 0) postings.delete(thing);
      }
    },
    nearest(own: string, weights: ReadonlyMap<K, number>, rarity: Rarity, count: number): string[] {
      const sums = new Map<string, number>();
      for (const [thing, weight] of weights) {
        const ids = postings.get(thing);
        if (!ids || ids.size > mostPostings) continue;
        const worth = weight * rarity.of(thing) ** 2;
        for (const id of ids) if (id !== own) sums.set(id, (sums.get(id) ?? 0) + worth);
      }
      return [...sums]
        .sort(([idA, a], [idB, b]) => b - a || (idA < idB ? -1 : 1))
        .slice(0, count)
        .map(([id]) => id);
    },
  };
}
