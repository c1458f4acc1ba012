import { describe, expect, test } from "vitest";
import { readMarkedText } from "./marked-text.ts";
import { originalAgreement, pairAgreement } from "./pair-scores.ts";
import { areaUnderRoc, precisionAt } from "./ranking-scores.ts";
import { scoreRow } from "./score-row.ts";

const ranked = (wanted: number[], others: number[]) => [
  ...wanted.map((score) => ({ score, wanted: true })),
  ...others.map((score) => ({ score, wanted: false })),
];

describe("ranking", () => {
  test.each([
    ["all wanted above", [0.9, 0.8], [0.2], 1, 1],
    ["the wrong way round", [0.1], [0.5, 0.6], 0, 0],
    ["ties count half, and never flatter the first places", [0.5], [0.5], 0.5, 0],
    ["three of four pairs", [0.9, 0.3], [0.5, 0.1], 0.75, 0.5],
    ["nothing to compare with", [0.9], [], undefined, 1],
    ["nothing wanted", [], [0.9], undefined, undefined],
  ])("%s", (_name, wanted, others, area, precision) => {
    expect(areaUnderRoc(ranked(wanted, others))).toBe(area);
    expect(precisionAt(ranked(wanted, others), 20)).toBe(precision);
  });
});

describe("agreement", () => {
  const groups = (of: Record<string, string>) => new Map(Object.entries(of));

  test("of groups counts pairs", () => {
    const labelled = groups({ a: "one", b: "one", c: "two", d: "two" });
    expect(pairAgreement(labelled, groups({ a: "x", b: "x", c: "x", d: "y" }))).toEqual({
      precision: 1 / 3,
      recall: 0.5,
      said: 3,
      so: 2,
    });
  });

  test("of copies wants the right original; nothing said is no precision", () => {
    const labelled = groups({ b: "a", c: "a" });
    expect(originalAgreement(labelled, groups({ b: "a", c: "b" }))).toMatchObject({
      precision: 0.5,
      recall: 0.5,
    });
    expect(originalAgreement(labelled, groups({}))).toMatchObject({ precision: undefined, recall: 0 });
  });
});

test("a threshold is kept, missed, or missed for want of labels; without one nothing is judged", () => {
  expect(scoreRow("it", 0.98, "", { least: 0.98 }).passed).toBe(true);
  expect(scoreRow("it", 0.02, "", { most: 0.01 }).passed).toBe(false);
  expect(scoreRow("it", undefined, "", { least: 0.5 }).passed).toBe(false);
  expect(scoreRow("it", 0.1, "")).toEqual({ what: "it", value: 0.1, of: "" });
});

describe("marked text", () => {
  test("gives the text without its marks and the spans in it", () => {
    expect(readMarkedText("[[Ana|local:ana]]'s letter to [[Port Ada|Q1]].")).toEqual({
      text: "Ana's letter to Port Ada.",
      spans: [
        { start: 0, end: 3, surface: "Ana", entityId: "local:ana" },
        { start: 16, end: 24, surface: "Port Ada", entityId: "Q1" },
      ],
      faults: [],
    });
  });

  test.each(["[[Ana]]", "[[Ana|]]", "[[|Q1]]", "[[Ana|Q1|Q2]]", "[[Ana|Q1", "Ana|Q1]]"])(
    "%s is a fault",
    (text) => expect(readMarkedText(text).faults).toHaveLength(1),
  );
});
