import type { Audit, DeadLetterView, Line, LineStep, PackStanding, Status } from "../src/api/types.ts";
import { groups } from "./made-up-feeds.ts";

type Row = [LineStep["step"], Omit<LineStep, "step" | "outcomes" | "backlog">, [string, string, number][]];

const rows: Row[] = [
  [
    "poll",
    { waiting: 3, active: 2, delayed: 0, failed: 0, oldestWaitMs: 1200, perMinute: 14 },
    [
      ["entries", "fetch", 841],
      ["unchanged", "end", 12_408],
      ["failed", "end", 96],
    ],
  ],
  [
    "fetch",
    { waiting: 128, active: 8, delayed: 41, failed: 2, oldestWaitMs: 48_000, perMinute: 61 },
    [
      ["fetched", "clean", 4102],
      ["notModified", "end", 388],
      ["gone", "end", 12],
      ["refused", "end", 9],
    ],
  ],
  [
    "clean",
    { waiting: 4, active: 2, delayed: 0, failed: 0, oldestWaitMs: 800, perMinute: 58 },
    [
      ["cleaned", "dedupe", 3901],
      ["sameText", "end", 120],
      ["notArticle", "end", 77],
    ],
  ],
  [
    "dedupe",
    { waiting: 0, active: 1, delayed: 0, failed: 0, oldestWaitMs: null, perMinute: 57 },
    [
      ["original", "tag", 2810],
      ["partial", "tag", 104],
      ["copy", "thread", 985],
    ],
  ],
  [
    "tag",
    { waiting: 1312, active: 2, delayed: 0, failed: 0, oldestWaitMs: 260_000, perMinute: 38 },
    [
      ["tagged", "thread", 1240],
      ["offStory", "end", 361],
    ],
  ],
  [
    "thread",
    { waiting: 0, active: 0, delayed: 0, failed: 0, oldestWaitMs: null, perMinute: 37 },
    [["threaded", "end", 2225]],
  ],
];

export function madeUpLine(): Line {
  return {
    redis: "up",
    store: "up",
    steps: rows.map(([step, numbers, outcomes]) => ({
      step,
      ...numbers,
      backlog: numbers.waiting + numbers.active + numbers.delayed,
      outcomes: outcomes.map(([outcome, target, count]) => ({ outcome, target, count })),
    })),
  };
}

export const madeUpAudit: Audit = {
  discovered: 5402,
  ended: {
    threaded: 2225,
    notModified: 388,
    offStory: 361,
    sameText: 120,
    notArticle: 77,
    gone: 12,
    refused: 9,
  },
  inFlight: 2210,
  dead: 2,
  balanced: true,
  problems: [],
};

export function madeUpDead(now: number): DeadLetterView[] {
  return [
    "The page answered 500 Internal Server Error five times in a row.",
    "The page is 14 MB long; at most 10 MB are read.",
  ].map((error, index) => ({
    id: `d${index}`,
    step: "fetch" as const,
    itemId: `a${String(index + 3).padStart(20, "0")}`,
    revision: 0,
    run: 1,
    title:
      index === 0
        ? "Россия готова к посредничеству, заявили в Кремле"
        : "https://example.org/a/very/long/page",
    job: { articleId: `a${index}`, revision: 0, run: 1 },
    error,
    stack: `PermanentError: ${error}\n    at fetchPage (fetch-page.ts:41:11)\n    at handle (handle.ts:20:5)`,
    attempts: index === 0 ? 5 : 1,
    at: new Date(now - (index + 1) * 1_900_000).toISOString(),
  }));
}

export function madeUpStatus(articles: number, events: number, startedAt: number): Status {
  return {
    version: "0.1.0",
    mode: "standalone",
    startedAt: new Date(startedAt).toISOString(),
    story: {
      id: "made-up",
      name: "A made-up story",
      version: "0123456789abcdef",
      since: new Date(startedAt).toISOString(),
      problem: null,
      groups,
    },
    feeds: { active: 18, paused: 1, disabled: 0, failing: 3 },
    articles,
    events,
    redis: "up",
    store: "up",
  };
}

/** Of a pack that has just changed; in the mode "faulty" with a mistake in it. */
export function madeUpPack(startedAt: number, mode: string): PackStanding {
  const counts = { waiting: 180, gained: 2, lost: 1, retagged: 14, same: 103, otherPack: 0, failed: 0 };
  return {
    id: "made-up",
    name: "A made-up story",
    version: "0123456789abcdef",
    since: new Date(startedAt - 240_000).toISOString(),
    problem: mode === "faulty" ? madeUpProblem : null,
    topics: [
      { code: "medtop:20000642", label: "economic sanction" },
      { code: "medtop:20000587", label: "international relations" },
    ],
    outdated: 300,
    application:
      mode === "applying"
        ? {
            id: "p0001",
            packVersion: "0123456789abcdef",
            startedAt: new Date(startedAt - 20_000).toISOString(),
            endedAt: null,
            total: 300,
            counts,
          }
        : null,
  };
}

export const madeUpProblem =
  'The story pack seeds/made-up cannot be used:\n  story.yaml:22:3: "relevance" has a key "bais" that no pack has; did you mean "bias"?';

export const madeUpHits = [
  { id: "Q7747", name: "Vladimir Putin", type: "person", country: "RU" },
  { id: "local:abbas-araghchi", name: "Abbas Araghchi", type: "person", country: "IR" },
];
