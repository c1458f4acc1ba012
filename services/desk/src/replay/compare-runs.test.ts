import type { PassportRow } from "@throughline/store";
import { expect, test } from "vitest";
import { compareRuns, linesOfRunBefore } from "./compare-runs.ts";

function line(
  step: string,
  outcome: string,
  evidence: PassportRow["evidence"] = {},
  revision = 1,
): PassportRow {
  return {
    item_id: "a0001",
    revision,
    run: 1,
    step,
    outcome,
    reason: `${step} said ${outcome}`,
    evidence,
    code_version: "1",
    at: new Date(0),
    duration_ms: 1,
    attempt: 1,
    runs: 1,
  };
}

test("runs that decided alike show no change, whatever time and code version say", () => {
  const before = [line("clean", "cleaned", { textHash: "x" }), line("tag", "tagged")];
  const after = before.map((row) => ({ ...row, run: 2, at: new Date(9), duration_ms: 5, code_version: "2" }));
  expect(compareRuns(before, after)).toEqual([]);
});

test("names the step and what it decided otherwise", () => {
  const before = [line("clean", "cleaned", { textHash: "x", score: 0.9 }), line("tag", "tagged")];
  const after = [line("clean", "cleaned", { textHash: "y", score: 0.9 }), line("tag", "offStory")];
  expect(compareRuns(before, after)).toEqual([
    { step: "clean", what: "textHash", before: "x", after: "y" },
    { step: "tag", what: "outcome", before: "tagged", after: "offStory" },
    { step: "tag", what: "reason", before: "tag said tagged", after: "tag said offStory" },
  ]);
});

test("a step that only one run passed shows, but not those before the step that the later one began with", () => {
  const before = [line("fetch", "fetched"), line("clean", "cleaned"), line("thread", "threaded")];
  const changes = compareRuns(before, [line("clean", "cleaned")]);
  expect(changes.map(({ step, what, after }) => [step, what, after])).toEqual([
    ["thread", "outcome", ""],
    ["thread", "reason", ""],
  ]);
});

test("the last revision of a run counts", () => {
  const before = [
    line("clean", "cleaned", { textHash: "old" }, 1),
    line("clean", "cleaned", { textHash: "x" }, 2),
  ];
  expect(compareRuns(before, [line("clean", "cleaned", { textHash: "x" }, 2)])).toEqual([]);
});

test("a run is compared with the last one that came to a result, not with a look for edits", () => {
  const runs = [
    line("fetch", "fetched"),
    line("clean", "cleaned"),
    { ...line("fetch", "notModified"), run: 2 },
    { ...line("fetch", "fetched"), run: 3 },
    { ...line("clean", "sameText"), run: 3 },
    { ...line("clean", "cleaned"), run: 4 },
  ];
  expect(linesOfRunBefore(runs, 4)).toEqual(runs.slice(0, 2));
  expect(linesOfRunBefore(runs, 5)).toEqual(runs.slice(5));
  expect(linesOfRunBefore(runs, 1)).toEqual([]);
});

test("a run that tags anew is compared from there, and stands on the steps before for those behind it", () => {
  const runs = [
    line("clean", "cleaned"),
    line("tag", "offStory"),
    { ...line("tag", "tagged"), run: 2 },
    { ...line("thread", "threaded"), run: 2 },
  ];
  expect(compareRuns(linesOfRunBefore(runs, 2), runs.slice(2)).map(({ step, what }) => [step, what])).toEqual(
    [
      ["tag", "outcome"],
      ["tag", "reason"],
      ["thread", "outcome"],
      ["thread", "reason"],
    ],
  );
  expect(linesOfRunBefore(runs, 3)).toEqual([runs[0], ...runs.slice(2)]);
});
