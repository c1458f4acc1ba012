import type { ReplayDiff } from "@throughline/contracts";
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
  const both = new Set([...old.keys(), ...now.keys()]);
  // A replay starts behind the fetch, whose line stands in the first run only.
  both.delete("fetch");
  return [...both].flatMap((step) => compareLines(step as RunChange["step"], old.get(step), now.get(step)));
}

/**
 * The passport lines of the run that a run is compared with: the last one before it that came to a result. A look
 * for edits that brought none has a run too, which ended at its fetch, or at `clean` behind it.
 */
export function linesOfRunBefore(passport: readonly PassportRow[], run: number): PassportRow[] {
  for (let before = run - 1; before > 0; before -= 1) {
    const lines = passport.filter((line) => line.run === before);
    const passed = new Set(lines.map(({ step }) => step));
    const isLook = before > 1 && passed.has("fetch") && !passed.has("dedupe");
    if (lines.length > 0 && !isLook) return lines;
  }
  return [];
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
