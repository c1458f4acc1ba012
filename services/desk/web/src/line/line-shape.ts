import type { LineStep } from "../api/types.ts";

export type Exit = { outcome: string; count: number };
/** A jump over steps, such as a copy that skips the tagger; column numbers count from 0. */
export type Jump = { from: number; to: number; outcome: string; count: number };
export type LineShape = {
  /** For each step: what led on to the step right after it, and what ended there. */
  columns: { step: LineStep; onward: Exit[]; ends: Exit[] }[];
  jumps: Jump[];
};

/** The drawing of the line: its steps in order, what passes between neighbours, what jumps, and what leaves. */
export function lineShape(steps: readonly LineStep[]): LineShape {
  const columnOf = new Map<string, number>(steps.map((step, index) => [step.step, index]));
  const jumps: Jump[] = [];
  const columns = steps.map((step, index) => {
    const onward: Exit[] = [];
    const ends: Exit[] = [];
    for (const { outcome, target, count } of step.outcomes) {
      const to = columnOf.get(target);
      if (to === undefined) ends.push({ outcome, count });
      else if (to === index + 1) onward.push({ outcome, count });
      else jumps.push({ from: index, to, outcome, count });
    }
    return { step, onward, ends };
  });
  return { columns, jumps };
}

const outcomeWords: Record<string, string> = {
  notModified: "not modified",
  sameText: "same text",
  sameArticle: "same article",
  unchecked: "not looked at",
  notArticle: "not an article",
  offStory: "off the story",
};

/** An outcome's name as words: "notArticle" is "not an article". */
export function outcomeInWords(outcome: string): string {
  return outcomeWords[outcome] ?? outcome.replace(/([A-Z])/g, (letter) => ` ${letter.toLowerCase()}`);
}

/** How a step does, in a word that needs no colour to be understood. */
export function stepState(step: LineStep): "idle" | "working" | "waiting" | "stuck" | "failed" {
  if (step.failed > 0) return "failed";
  if ((step.oldestWaitMs ?? 0) > 120_000) return "stuck";
  if (step.active > 0) return "working";
  return step.waiting > 0 ? "waiting" : "idle";
}
