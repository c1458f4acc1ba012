import type { Item } from "./jobs.ts";
import type { Step } from "./steps.ts";
import type { Json } from "./topology.ts";

/** One line of a passport: how one step ended for one item. */
export type PassportEntry = Item & {
  step: Step;
  outcome: string;
  reason: string;
  evidence: { [key: string]: Json };
  /** Version of the code that decided, as `name@version+commit`. */
  codeVersion: string;
  /** When the step ended. */
  at: Date;
  durationMs: number;
  /** 1 for the first try. */
  attempt: number;
  /** Where the item stands afterwards, and with which revision (a new text raises it). */
  nextStage: Step | "ended";
  nextRevision: number;
};

/** A job that failed for good. */
export type DeadLetter = Item & {
  step: Step;
  job: { [key: string]: Json };
  error: string;
  stack: string;
  attempts: number;
  at: Date;
};

/**
 * Where the shell writes what happened. The store implements it; the runtime only calls it, since neither may
 * import the other. All methods may be called twice for the same thing.
 */
export interface Ledger {
  /**
   * Writes the passport line and moves the item on to `nextStage`, together. Answers whether this call was the
   * first to move it: false for a rerun, whose line then only counts as one more run.
   */
  advance(entry: PassportEntry): Promise<{ first: boolean }>;
  /** Keeps a dead letter; the item counts as dead, not as lost, until it is retried or dropped. */
  bury(letter: DeadLetter): Promise<void>;
}
