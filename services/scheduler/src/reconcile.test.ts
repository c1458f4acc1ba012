import { expect, test } from "vitest";
import { planFor } from "./reconcile.ts";

const limits = { stuckSeconds: 120, depth: 100 };
const queue = (counts: Partial<Record<"waiting" | "active" | "delayed" | "failed", number>>) => ({
  waiting: 0,
  active: 0,
  delayed: 0,
  failed: 0,
  ...counts,
});

const agree = { room: 0, ageMs: 2_000 };

test.each([
  ["an emptied queue takes all", "missing", 50, queue({}), { room: 100, ageMs: 2_000 }],
  ["counts agree: nothing is missing", "missing", 50, queue({ waiting: 40, active: 1, delayed: 9 }), agree],
  [
    "counts agree: what stands too long is looked at",
    "stuck",
    50,
    queue({ waiting: 49, active: 1 }),
    { room: 51, ageMs: 120_000 },
  ],
  [
    "a full queue takes nothing",
    "missing",
    500,
    queue({ waiting: 60, delayed: 40 }),
    { room: 0, ageMs: 2_000 },
  ],
  [
    "a queue with room takes as much as fits",
    "missing",
    500,
    queue({ waiting: 90 }),
    { room: 10, ageMs: 2_000 },
  ],
  ["failed jobs are not on the line", "missing", 2, queue({ failed: 2 }), { room: 100, ageMs: 2_000 }],
] as const)("%s", (_name, pass, backlog, counts, plan) => {
  expect(planFor(pass, backlog, counts, limits)).toEqual(plan);
});
