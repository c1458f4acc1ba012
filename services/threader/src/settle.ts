import type { ThreadEvidence } from "@throughline/contracts";
import type { EventRow } from "@throughline/store";
import { eventIdOf } from "./decide.ts";
import { eventRow } from "./event-rows.ts";
import { joinScore, nearEvents, scored } from "./nearest-event.ts";
import type { Report } from "./report.ts";
import { createThreadModel, type ThreadModel } from "./thread-model.ts";

export type Settled = {
  moves: { id: string; eventId: string; evidence: ThreadEvidence }[];
  /** The events that changed, and those that became part of another. */
  events: EventRow[];
};

/** A report moves to another event only when it is nearer there by this. */
const margin = 0.03;
/** A report this far from all others of its event does not belong there. */
const splitScore = joinScore / 2;
const mostRounds = 3;
/** Reports of each of two events that are compared when they may be one. */
const mostCompared = 30;

/**
 * The merge and split pass: with all reports known, moves those that are nearer to another event, takes out
 * those that are near to nothing of their own, and merges events that are on average near enough. Works on a
 * copy of the model; deterministic, in the order of the reports.
 */
export function settled(model: ThreadModel): Settled {
  const all = model.eventIds().flatMap((eventId) => model.membersOf(eventId));
  const draft = createThreadModel(all.length + 1);
  for (const report of all) draft.put(report, model.eventOf(report.id) ?? "");
  const merged = new Map<string, string>();
  for (let round = 0; round < mostRounds; round++) {
    const moved = all.filter((report) => report.copyOf === null && moveOne(report, draft)).length;
    const joined = mergeAll(draft, merged);
    if (moved + joined === 0) break;
  }
  for (const report of all) followOriginal(report, draft);
  return outcomeOf(all, model, draft, merged);
}

/** Moves a report to where it belongs; answers whether it moved. */
function moveOne(report: Report, draft: ThreadModel): boolean {
  const own = draft.eventOf(report.id) ?? "";
  const alone = draft.membersOf(own).length === 1;
  const here = alone ? 0 : (scored(report, own, draft)?.score ?? 0);
  const best = nearEvents(report, draft).find(({ eventId }) => eventId !== own);
  if (best && best.score >= joinScore && best.score > here + margin) {
    draft.move(report.id, best.eventId);
    return true;
  }
  const free = eventIdOf(report.id);
  if (alone || here >= splitScore || draft.membersOf(free).length > 0) return false;
  draft.move(report.id, free);
  return true;
}

/** Merges the nearest pair of events until none is near enough; answers how many were merged. */
function mergeAll(draft: ThreadModel, merged: Map<string, string>): number {
  let count = 0;
  for (const eventId of draft.eventIds()) {
    const members = draft.membersOf(eventId);
    if (members.length === 0) continue;
    const others = new Set(
      members.flatMap((member) => nearEvents(member, draft).map((near) => near.eventId)),
    );
    others.delete(eventId);
    const [best] = [...others]
      .map((other) => ({ other, score: between(members, draft.membersOf(other), draft) }))
      .sort((a, b) => b.score - a.score || (a.other < b.other ? -1 : 1));
    if (!best || best.score < joinScore) continue;
    const [kept, gone] = olderFirst(eventId, best.other, draft);
    for (const report of draft.membersOf(gone)) draft.move(report.id, kept);
    merged.set(gone, kept);
    count++;
  }
  return count;
}

/** The likeness of two events: averaged over all pairs of their reports. */
function between(a: readonly Report[], b: readonly Report[], draft: ThreadModel): number {
  const [some, others] = [a, b].map((all) =>
    all.filter(({ copyOf }) => copyOf === null).slice(-mostCompared),
  );
  let sum = 0;
  for (const one of some ?? []) for (const other of others ?? []) sum += draft.score(one, other);
  return sum / Math.max(1, (some?.length ?? 0) * (others?.length ?? 0));
}

function olderFirst(a: string, b: string, draft: ThreadModel): [kept: string, gone: string] {
  const first = (id: string) =>
    Math.min(...draft.membersOf(id).map(({ at }) => at ?? Number.POSITIVE_INFINITY));
  const [atA, atB] = [first(a), first(b)];
  return atA < atB || (atA === atB && a < b) ? [a, b] : [b, a];
}

function followOriginal(report: Report, draft: ThreadModel): void {
  const to = report.copyOf === null ? undefined : draft.eventOf(report.copyOf);
  if (to !== undefined && to !== draft.eventOf(report.id)) draft.move(report.id, to);
}

function outcomeOf(
  all: readonly Report[],
  model: ThreadModel,
  draft: ThreadModel,
  merged: ReadonlyMap<string, string>,
): Settled {
  const moves = all
    .filter((report) => model.eventOf(report.id) !== draft.eventOf(report.id))
    .map((report) => {
      const eventId = draft.eventOf(report.id) ?? "";
      const near = scored(report, eventId, draft);
      const evidence: ThreadEvidence = {
        rule: "moved by the merge and split pass",
        movedFrom: model.eventOf(report.id) ?? "",
        ...(near ? { nearest: near.nearest.id, similarity: Math.round(near.score * 1000) / 1000 } : {}),
      };
      return { id: report.id, eventId, evidence };
    });
  const changed = new Set(moves.flatMap(({ id, eventId }) => [eventId, model.eventOf(id) ?? ""]));
  const events = [...changed].flatMap((id) => {
    const members = draft.membersOf(id);
    if (members.length > 0) return eventRow(id, members, draft);
    const known = model.membersOf(id);
    const into = merged.get(id) ?? moves.find((move) => model.eventOf(move.id) === id)?.eventId ?? null;
    return { ...eventRow(id, known, model), mergedInto: into };
  });
  return { moves, events };
}
