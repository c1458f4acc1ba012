import type { Report } from "./report.ts";
import type { ThreadModel } from "./thread-model.ts";

/** An event and how near it is to a report: `score` over its nearest reports, `nearest` the first of these. */
export type NearEvent = { eventId: string; score: number; nearest: Report };

/** Likeness, averaged over an event's nearest reports, from which a report belongs to it. */
export const joinScore = 0.24;
/** An event's reports that count: so many of the nearest, so that a long event keeps one subject. */
const nearestCount = 5;
/** An event's reports that are compared at all, the latest. */
const mostMembers = 40;
/** Reports farther apart in time are of different events. */
export const windowDays = 14;

/** The events near a report, the nearest first. Those outside of the window of time are left out. */
export function nearEvents(report: Report, model: ThreadModel): NearEvent[] {
  const ids = new Set(
    model
      .candidates(report)
      .filter((other) => inWindow(report, other))
      .map((other) => model.eventOf(other.id) ?? ""),
  );
  return [...ids]
    .flatMap((eventId) => scored(report, eventId, model) ?? [])
    .sort((a, b) => b.score - a.score || (a.eventId < b.eventId ? -1 : 1));
}

/** How near a report is to one event; undefined when nothing of it can be compared. */
export function scored(report: Report, eventId: string, model: ThreadModel): NearEvent | undefined {
  const members = comparable(model.membersOf(eventId).filter((member) => member.id !== report.id));
  const found = members
    .filter((member) => inWindow(report, member))
    .map((member) => ({ member, score: model.score(report, member) }))
    .sort((a, b) => b.score - a.score || (a.member.id < b.member.id ? -1 : 1));
  const best = found[0];
  if (!best) return undefined;
  const counted = found.slice(0, nearestCount);
  const score = counted.reduce((sum, each) => sum + each.score, 0) / counted.length;
  return { eventId, score, nearest: best.member };
}

/** Copies stand for nothing, unless there is nothing else. */
function comparable(members: readonly Report[]): Report[] {
  const originals = members.filter(({ copyOf }) => copyOf === null);
  return (originals.length > 0 ? originals : [...members]).slice(-mostMembers);
}

function inWindow(a: Report, b: Report): boolean {
  return a.at === null || b.at === null || Math.abs(a.at - b.at) <= windowDays * 86_400_000;
}
