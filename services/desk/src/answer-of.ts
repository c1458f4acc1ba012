import { type Ask, type AskOf, NoAnswer, type Question } from "@throughline/contracts";
import { HttpProblem } from "./problem.ts";

type Asked = {
  deadlineMs: number;
  /** Who answers, as in "The fetcher, which checks feeds,". */
  who: string;
};

/**
 * The answer of another process, for whoever waits at the API. Throws a 503 that says whom to look after where nobody
 * answers in time.
 */
export async function answerOf<Q extends Question>(
  { ask }: { ask: Ask },
  question: Q,
  given: AskOf<Q>,
  { deadlineMs, who }: Asked,
) {
  try {
    return await ask(question, given, { deadlineMs });
  } catch (error) {
    if (!(error instanceof NoAnswer)) throw error;
    throw new HttpProblem(503, `${who} did not answer: ${error.message}. See that it runs, then try again.`, {
      headers: { "retry-after": "5" },
    });
  }
}
