import { type ReplayDiff, type Step, steps } from "@throughline/contracts";
import type { PassportRow } from "@throughline/store";
import type { z } from "zod";

export type RunChange = z.infer<typeof ReplayDiff>["changes"][number];

/**
 * What a run decided otherwise than the run before it: for each step that both passed, or only one did, its
 * outcome, its reason, and each part of its evidence. Where a step ran for several revisions, the last counts.
 */
export function compareRuns(before: readonly PassportRow[], after: readonly PassportRow[]): RunChange[] {
  const old = lastByStep(before);
  const now = lastByStep(after);
  // A replay starts behind the fetch, and one that tags anew behind the dedupe: what is before its first step stands.
  const first = Math.min(...after.map(({ step }) => steps.indexOf(step as Step)));
  const both = new Set([...old.keys(), ...now.keys()].filter((step) => steps.indexOf(step as Step) >= first));
  return [...both].flatMap((step) => compareLines(step as RunChange["step"], old.get(step), now.get(step)));
}

/**
 * The passport lines that a run is compared with: of the last one before it that came to a result. A look for edits
 * that brought none has a run too, which ended at its fetch, or at `clean` behind it. A run that only tagged anew
 * stands on the steps of those before it.
 */
export function linesOfRunBefore(passport: readonly PassportRow[], run: number): PassportRow[] {
  let later: PassportRow[] = [];
  for (let before = run - 1; before > 0; before -= 1) {
    const lines = passport.filter((line) => line.run === before);
    const passed = new Set(lines.map(({ step }) => step));
    const isLook = before > 1 && passed.has("fetch") && !passed.has("dedupe");
    if (lines.length === 0 || isLook) continue;
    if (passed.has("clean") || passed.has("fetch")) return [...upTo(lines, later), ...later];
    later = [...upTo(lines, later), ...later];
  }
  return later;
}

/** The lines of a run before the step at which a later one began. */
function upTo(lines: readonly PassportRow[], later: readonly PassportRow[]): PassportRow[] {
  const began = Math.min(...later.map(({ step }) => steps.indexOf(step as Step)));
  return lines.filter(({ step }) => steps.indexOf(step as Step) < began);
}

function compareLines(
  step: RunChange["step"],
  before: PassportRow | undefined,
  after: PassportRow | undefined,
): RunChange[] {
  const old = facts(before);
  const now = facts(after);
  return [...new Set([...old.keys(), ...now.keys()])].flatMap((what) => {
    const change = { step, what, before: old.get(what) ?? "", after: now.get(what) ?? "" };
    return change.before === change.after ? [] : [change];
  });
}

function facts(line: PassportRow | undefined): Map<string, string> {
  if (!line) return new Map();
  const evidence = Object.entries(line.evidence).map(([key, value]): [string, string] => [
    key,
    typeof value === "string" ? value : JSON.stringify(value),
  ]);
  return new Map([["outcome", line.outcome], ["reason", line.reason], ...evidence]);
}

function lastByStep(lines: readonly PassportRow[]): Map<string, PassportRow> {
  return new Map(lines.map((line) => [line.step, line]));
}
