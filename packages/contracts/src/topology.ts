import type { JobOf } from "./jobs.ts";
import { type Step, steps } from "./steps.ts";

/** For each step, every outcome that its worker may name, and where that outcome leads. */
export type Routes = { [S in Step]: Record<string, Step | "end"> };

/**
 * The line, declared once. Workers do not know their neighbours: a worker names its outcome, and this
 * table says where it leads.
 */
export const routes = {
  poll: { entries: "fetch", unchanged: "end", failed: "end" },
  fetch: {
    fetched: "clean",
    notModified: "end",
    sameArticle: "end",
    gone: "end",
    refused: "end",
    // A later look for edits that came to nothing; the article stays as it was.
    unchecked: "end",
  },
  clean: { cleaned: "dedupe", sameText: "end", notArticle: "end" },
  dedupe: { original: "tag", partial: "tag", copy: "thread" },
  tag: { tagged: "thread", offStory: "end" },
  // A copy skips `tag`; where its original turned out to be off the story, so is the copy.
  thread: { threaded: "end", offStory: "end" },
} as const satisfies Routes;

type RoutesType = typeof routes;

/** The outcomes that a step may name. */
export type OutcomeName<S extends Step> = keyof RoutesType[S] & string;

/** The step that an outcome leads to, or `"end"`. */
export type TargetOf<S extends Step, O extends OutcomeName<S>> = RoutesType[S][O] & (Step | "end");

/** JSON as it goes into a passport's evidence. */
export type Json = string | number | boolean | null | Json[] | { [key: string]: Json };

type NextOf<T> = T extends "end" ? { next?: never } : T extends Step ? { next: JobOf<T>[] } : never;

/**
 * How a step ended for one item. `reason` is for people; `evidence` is what the machine went by. An outcome
 * that leads on carries the payloads of the next step's jobs; one that leads to the end cannot.
 */
export type Outcome<S extends Step> = {
  [O in OutcomeName<S>]: {
    outcome: O;
    reason: string;
    evidence?: { [key: string]: Json };
  } & NextOf<TargetOf<S, O>>;
}[OutcomeName<S>];

/** Where an outcome of a step leads. Throws a `TypeError` for a name that the step does not have. */
export function targetOf(step: Step, outcome: string): Step | "end" {
  const target = (routes[step] as Record<string, Step | "end">)[outcome];
  if (target === undefined) throw new TypeError(`step "${step}" has no outcome "${outcome}"`);
  return target;
}

/** The outcomes at which an article's way ends. */
export const terminalOutcomes: readonly { step: Step; outcome: string }[] = steps.flatMap((step) =>
  Object.entries(routes[step])
    .filter(([, target]) => target === "end" && step !== "poll")
    .map(([outcome]) => ({ step, outcome })),
);

/** The line as a Mermaid flow chart, in the order of the declaration. */
export function lineAsMermaid(table: Routes = routes): string {
  const lines = ["flowchart LR"];
  for (const step of Object.keys(table) as Step[]) {
    for (const [outcome, target] of Object.entries(table[step])) {
      lines.push(
        target === "end"
          ? `  ${step} -->|${outcome}| ${step}_${outcome}((end))`
          : `  ${step} -->|${outcome}| ${target}`,
      );
    }
  }
  return `${lines.join("\n")}\n`;
}
