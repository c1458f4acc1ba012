import { plainLine } from "./plain-text.ts";
import type { ReplayResult } from "./replay-runs.ts";

const inWords: Record<ReplayResult["state"], string> = {
  new: "ran for the first time",
  same: "the same as before",
  changed: "changed",
  refused: "not taken",
  dead: "failed for good",
  unfinished: "not ended yet",
};

/** Each document with what came of it and what changed, and a line that sums up. */
export function replayInWords(results: readonly ReplayResult[]): string {
  const counts = (Object.keys(inWords) as ReplayResult["state"][])
    .map((state) => ({ state, count: results.filter((result) => result.state === state).length }))
    .filter(({ count }) => count > 0)
    .map(({ state, count }) => `${count} ${inWords[state]}`);
  const plural = results.length === 1 ? "document" : "documents";
  return `${results.map(resultInWords).join("")}\n${results.length} ${plural}: ${counts.join(", ")}.\n`;
}

function resultInWords({ name, state, run, outcome, reason, changes, articleId }: ReplayResult): string {
  const end = outcome === null ? "" : `, ${plainLine(outcome)}`;
  const place = articleId === null ? "" : ` (${articleId}, run ${run})`;
  const why = reason === "" ? "" : `    ${plainLine(reason)}\n`;
  const lines = changes.map(
    (change) =>
      `    ${change.step} ${plainLine(change.what)}: ${shown(change.before)} -> ${shown(change.after)}\n`,
  );
  return `${plainLine(name)}: ${inWords[state]}${end}${place}\n${why}${lines.join("")}`;
}

/** Longest value shown; --json has all of it. */
const mostCharacters = 200;

function shown(value: string): string {
  const text = plainLine(value);
  if (text === "") return "nothing";
  return text.length > mostCharacters ? `${text.slice(0, mostCharacters)}…` : text;
}
