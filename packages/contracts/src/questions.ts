import type { z } from "zod";
import { ComparePair, PairComparison } from "./article-pair.ts";
import { CheckFeed, FeedCheck } from "./feed-check.ts";

/**
 * What one process may ask another and wait for. A question is no work on the line: it writes nothing, nothing
 * hangs on it but the person who waits, and it ends with that wait.
 */
export const questions = {
  checkFeed: { ask: CheckFeed, answer: FeedCheck },
  compareArticles: { ask: ComparePair, answer: PairComparison.nullable() },
} as const;

export type Question = keyof typeof questions;
export type AskOf<Q extends Question> = z.infer<(typeof questions)[Q]["ask"]>;
export type AnswerTo<Q extends Question> = z.infer<(typeof questions)[Q]["answer"]>;

/** How one process answers each question that it answers. `signal` aborts when nobody waits any more, at `until`. */
export type Answers = {
  [Q in Question]?: (ask: AskOf<Q>, signal: AbortSignal, until: Date) => Promise<AnswerTo<Q>>;
};

/** Asks a question of whichever process answers it. */
export type Ask = <Q extends Question>(
  question: Q,
  ask: AskOf<Q>,
  options: { deadlineMs: number; signal?: AbortSignal },
) => Promise<AnswerTo<Q>>;
