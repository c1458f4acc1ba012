import { z } from "zod";
import { itemId } from "./jobs.ts";
import { TextPlaceView } from "./text-place-view.ts";

/** Two articles by id; which of them is the earlier one is found out. */
export const ComparePair = z.strictObject({ a: itemId, b: itemId });
export type ComparePair = z.infer<typeof ComparePair>;

const decision = z.object({
  relation: z.string(),
  /** The article that it was put under; null of an original. */
  comparedWith: z.string().nullable(),
  /** Who decided about this very article: the machine, the link of the article's page, or a person. */
  by: z.enum(["machine", "canonical", "person"]),
  rule: z.string(),
});

const fact = z.object({
  kind: z.enum(["number", "name"]),
  a: TextPlaceView.extend({ text: z.string() }),
  b: TextPlaceView.extend({ text: z.string() }),
});

/**
 * How one of two articles (`a`) stands to the other (`b`), by their newest texts and the rules of the copy index. `a` is
 * the later one, or the one that a person or its page puts under the other. Places are of those texts, in UTF-16 units.
 * At most 200 passages, 100 facts of each kind.
 */
export const PairComparison = z.object({
  a: z.object({ articleId: itemId, revision: z.int() }),
  b: z.object({ articleId: itemId, revision: z.int() }),
  /** Which of them is the later one. */
  later: z.enum(["a", "b"]),
  /** What holds, in words: what a person ruled or a page declares, and what the texts say. */
  verdict: z.string(),
  /** By the texts alone. */
  relation: z.enum(["exact", "near", "partial", "none"]),
  rule: z.string(),
  containment: z.number(),
  reverseContainment: z.number(),
  matchedWords: z.int(),
  words: z.int(),
  otherWords: z.int(),
  passages: z.array(z.object({ words: z.int(), a: TextPlaceView, b: TextPlaceView })),
  agree: z.array(fact),
  disagree: z.array(fact),
  /** What stands in the index for `a`, and for `b`; null of one that is not there. */
  decided: decision.nullable(),
  decidedOther: decision.nullable(),
});
export type PairComparison = z.infer<typeof PairComparison>;
