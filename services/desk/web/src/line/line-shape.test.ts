import { describe, expect, it } from "vitest";
import type { LineStep } from "../api/types.ts";
import { lineShape, outcomeInWords, stepState } from "./line-shape.ts";

const step = (
  name: LineStep["step"],
  outcomes: [string, string, number][],
  over: Partial<LineStep> = {},
): LineStep => ({
  step: name,
  waiting: 0,
  active: 0,
  delayed: 0,
  failed: 0,
  oldestWaitMs: null,
  perMinute: 0,
  backlog: 0,
  outcomes: outcomes.map(([outcome, target, count]) => ({ outcome, target, count })),
  ...over,
});

describe("lineShape", () => {
  const shape = lineShape([
    step("dedupe", [
      ["original", "tag", 5],
      ["partial", "tag", 1],
      ["copy", "thread", 3],
    ]),
    step("tag", [
      ["tagged", "thread", 4],
      ["offStory", "end", 2],
    ]),
    step("thread", [["threaded", "end", 7]]),
  ]);

  it("leads on to the next step", () => {
    expect(shape.columns[0]?.onward.map((o) => o.outcome)).toEqual(["original", "partial"]);
    expect(shape.columns[1]?.onward).toEqual([{ outcome: "tagged", count: 4 }]);
  });
  it("jumps over steps", () => expect(shape.jumps).toEqual([{ from: 0, to: 2, outcome: "copy", count: 3 }]));
  it("ends", () => {
    expect(shape.columns.map((c) => c.ends.map((e) => e.outcome))).toEqual([[], ["offStory"], ["threaded"]]);
  });
});

describe("words", () => {
  it.each([
    ["notModified", "not modified"],
    ["fetched", "fetched"],
    ["somethingNew", "something new"],
  ])("%s", (name, words) => expect(outcomeInWords(name)).toBe(words));

  it.each([
    [{}, "idle"],
    [{ active: 1 }, "working"],
    [{ waiting: 2 }, "waiting"],
    [{ waiting: 2, oldestWaitMs: 200_000, active: 1 }, "stuck"],
    [{ failed: 1, active: 1 }, "failed"],
  ] as [Partial<LineStep>, string][])("%j is %s", (over, state) => {
    expect(stepState(step("tag", [], over))).toBe(state);
  });
});
