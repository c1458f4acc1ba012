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

test.each([
  ["an emptied queue: what is not just on its way is put back", 50, queue({}), { limit: 100, ageMs: 2_000 }],
  [
    "counts agree: only what stands too long is looked at",
    50,
    queue({ waiting: 49, active: 1 }),
    { limit: 51, ageMs: 120_000 },
  ],
  ["a full queue takes nothing", 500, queue({ waiting: 100 }), { limit: 0, ageMs: 2_000 }],
  ["a queue with room takes as much as fits", 500, queue({ waiting: 90 }), { limit: 10, ageMs: 2_000 }],
  ["failed jobs are not on the line", 2, queue({ failed: 2 }), { limit: 100, ageMs: 2_000 }],
])("%s", (_name, backlog, counts, plan) => {
  expect(planFor(backlog, counts, limits)).toEqual(plan);
});
