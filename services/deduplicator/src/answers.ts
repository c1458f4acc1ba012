import type { Answers } from "@throughline/contracts";
import type { Store } from "@throughline/store";
import { comparePair } from "./compare-pair.ts";

/** What other processes may ask the deduplicator: how two articles stand to each other, and why. */
export function createAnswers(needs: { store: Store }): Answers {
  return { compareArticles: (ask) => comparePair(needs, ask) };
}
