import { SetupError } from "@throughline/contracts";

/** A place in a file; both count from 1, columns in UTF-16 units. */
export type Position = { line: number; column: number };

/**
 * One fault of a story pack: where it is, what is wrong, and how to mend it. A warning is something that
 * works, but hardly as it was meant.
 */
export type PackProblem = {
  file: string;
  line?: number;
  column?: number;
  what: string;
  mend: string;
  level?: "warning";
};

/** A problem as one line: `gazetteer.yaml:12:7: what; mend`. */
export function problemLine({ file, line, column, what, mend, level }: PackProblem): string {
  const place = [file, line, column].filter((part) => part !== undefined).join(":");
  return `${place}: ${level === undefined ? "" : `${level}: `}${what}; ${mend}`;
}

/** More than this would scroll the first problem, the one to mend first, off the screen. */
const shownAtMost = 25;

/** The error that `loadStoryPack` throws: every problem on a line of its own, in the order of the files. */
export function packError(folder: string, problems: readonly PackProblem[]): SetupError {
  const lines = problems.slice(0, shownAtMost).map((problem) => `  ${problemLine(problem)}`);
  if (problems.length > shownAtMost) lines.push(`  … and ${problems.length - shownAtMost} more`);
  return new SetupError(`The story pack ${folder} cannot be used:\n${lines.join("\n")}`);
}
