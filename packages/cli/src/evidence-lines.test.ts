import { expect, test } from "vitest";
import { evidenceLines } from "./evidence-lines.ts";

test.each([
  ["text", "read\u001bability", ["x: read ability"]],
  ["number", 0.93, ["x: 0.93"]],
  ["nothing", null, ["x: null"]],
  ["an empty list", [], ["x: none"]],
  ["a list", ["a", 2, true], ["x: a, 2, true"]],
  ["an object", { from: "title", shares: { a: 1 } }, ["x: from title, shares (a 1)"]],
  [
    "a list of objects",
    [
      { rule: "bias", weight: -4 },
      { rule: "Iran acts", weight: 3.5 },
    ],
    ["x:", "  rule bias, weight -4", "  rule Iran acts, weight 3.5"],
  ],
])("%s", (_name, value, lines) => {
  expect(evidenceLines("x", value)).toEqual(lines);
});

test("bounds what it shows", () => {
  expect(evidenceLines("x", "y".repeat(500))[0]).toHaveLength(204);
  const many = evidenceLines(
    "x",
    Array.from({ length: 30 }, (_, at) => ({ at })),
  );
  expect(many).toHaveLength(22);
  expect(many.at(-1)).toBe("  and 10 more");
});
