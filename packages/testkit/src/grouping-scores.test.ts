import { expect, test } from "vitest";
import { bCubed, type Grouped, pairwise } from "./grouping-scores.ts";

const grouped = (truth: string, found: string): Grouped[] =>
  [...truth].map((group, index) => ({ truth: group, found: found[index] ?? "" }));

test.each([
  ["all right", "aabb", "xxyy", [1, 1, 1], [1, 1, 1]],
  ["all apart", "aabb", "wxyz", [1, 0, 0], [1, 0.5, 2 / 3]],
  ["all together", "aabb", "xxxx", [1 / 3, 1, 0.5], [0.5, 1, 2 / 3]],
  ["one strayed", "aaab", "xxyy", [0.5, 1 / 3, 0.4], [0.75, 2 / 3, 12 / 17]],
])("%s", (_name, truth, found, pairs, items) => {
  const told = ({ precision, recall, f1 }: { precision: number; recall: number; f1: number }) => [
    precision,
    recall,
    f1,
  ];
  for (const [at, value] of told(pairwise(grouped(truth, found))).entries())
    expect(value).toBeCloseTo(pairs[at] ?? -1);
  for (const [at, value] of told(bCubed(grouped(truth, found))).entries())
    expect(value).toBeCloseTo(items[at] ?? -1);
});
