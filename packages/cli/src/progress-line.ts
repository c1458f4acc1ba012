import type { CommandContext } from "./command-context.ts";
import { plainLine } from "./plain-text.ts";

export type ProgressLine = {
  /** Puts a text in the place of the last one. */
  show: (text: string) => void;
  /** Takes the line away, so that what follows starts on a clean one. */
  clear: () => void;
};

/** ECMA-48: back to the line's start, and the line erased. */
const cleared = "\r\u001b[2K";

/** One line for a person that watches, which changes while work goes on; nothing for machines and files. */
export function createProgressLine({
  err,
  json,
  showProgress,
  columns,
}: Pick<CommandContext, "err" | "json" | "showProgress" | "columns">): ProgressLine {
  const watched = showProgress && !json;
  return {
    show: (text) => {
      // A line that wraps could not be taken back.
      if (watched) err(`${cleared}${plainLine(text).slice(0, (columns ?? 80) - 1)}`);
    },
    clear: () => {
      if (watched) err(cleared);
    },
  };
}
