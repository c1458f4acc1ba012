import { type Line, type LineStep, routes, type Step, steps } from "@throughline/contracts";
import type { QueueState } from "@throughline/runtime";
import type { DeskNeeds } from "./needs.ts";
import { partsUp } from "./parts-up.ts";
import { within } from "./within.ts";

const deadlineMs = 5_000;
const emptyQueue: QueueState = {
  waiting: 0,
  active: 0,
  delayed: 0,
  failed: 0,
  oldestWaitMs: null,
  perMinute: 0,
};

/** The line as the store and the queues show it. A part that does not answer is said to be down and counts nothing. */
export async function lineState(needs: DeskNeeds & { now: () => Date }): Promise<Line> {
  const parts = await partsUp(needs);
  const stored = parts.store === "up" ? await storedState(needs) : { backlog: {}, outcomes: [] };
  const queues = new Map<Step, QueueState>();
  if (parts.redis === "up") {
    for (const [step, state] of await queueStates(needs)) queues.set(step, state);
  }
  return {
    ...parts,
    steps: steps.map((step) => ({
      step,
      ...(queues.get(step) ?? emptyQueue),
      backlog: stored.backlog[step] ?? 0,
      outcomes: outcomesOf(step, stored.outcomes),
    })),
  };
}

type StoredState = {
  backlog: Partial<Record<Step, number>>;
  outcomes: { step: string; outcome: string; count: number }[];
};

async function storedState({ store, now }: DeskNeeds & { now: () => Date }): Promise<StoredState> {
  const [backlog, outcomes, feeds] = await Promise.all([
    store.articles.backlog(),
    store.passports.outcomes(),
    store.deskFeeds.counts(now()),
  ]);
  return { backlog: { ...backlog, poll: feeds.due }, outcomes };
}

async function queueStates({ queues, now }: DeskNeeds & { now: () => Date }): Promise<[Step, QueueState][]> {
  const all = steps.map(async (step): Promise<[Step, QueueState]> => [step, await queues.state(step, now())]);
  return within(deadlineMs, Promise.all(all));
}

/** Every outcome that the step may name, counted or not, and behind them what is counted but no longer named. */
function outcomesOf(step: Step, counted: StoredState["outcomes"]): LineStep["outcomes"] {
  const targets: Record<string, string> = routes[step];
  const counts = new Map(counted.filter((row) => row.step === step).map((row) => [row.outcome, row.count]));
  return [...new Set([...Object.keys(targets), ...counts.keys()])].map((outcome) => ({
    outcome,
    target: targets[outcome] ?? "end",
    count: counts.get(outcome) ?? 0,
  }));
}
