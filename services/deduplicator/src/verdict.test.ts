import type { PairComparison } from "@throughline/contracts";
import { expect, test } from "vitest";
import { verdictOf } from "./verdict.ts";

type Decided = PairComparison["decided"];
const decided = (by: "machine" | "canonical" | "person", comparedWith: string | null): Decided => ({
  relation: comparedWith === null ? "original" : "near",
  comparedWith,
  by,
  rule: "",
});

test.each<[string, Decided, Decided, "a" | "b", string]>([
  ["nobody ruled", decided("machine", "b"), decided("machine", null), "a", "The later one is a copy."],
  [
    "the earlier one is ruled a copy",
    decided("person", "b"),
    decided("machine", null),
    "b",
    "A person says: the earlier one is a copy of the later one. The texts alone say: the later one is a copy.",
  ],
  [
    "ruled no copy",
    decided("person", null),
    null,
    "a",
    "A person says: the later one is no copy. The texts alone say: the later one is a copy.",
  ],
  [
    "a ruling about the other one and a third",
    decided("machine", "b"),
    decided("person", "c"),
    "a",
    "A person says: the earlier one is a copy of another article, c. The texts alone say: the later one is a copy.",
  ],
  [
    "a page's own link",
    decided("canonical", "b"),
    null,
    "b",
    "By a link of its page: the earlier one is a copy of the later one. The texts alone say: the later one is a copy.",
  ],
])("%s", (_name, ours, theirs, later, words) => {
  const [a, b] = ["a", "b"].map((articleId) => ({ articleId, revision: 1 })) as [
    PairComparison["a"],
    PairComparison["b"],
  ];
  expect(verdictOf({ a, b, later, relation: "near", decided: ours, decidedOther: theirs })).toBe(words);
});
