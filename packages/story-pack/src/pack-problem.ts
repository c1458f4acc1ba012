import { SetupError } from "@throughline/contracts";

/** One fault of a story pack: where it is, what is wrong, and how to mend it. `line` counts from 1. */
export type PackProblem = { file: string; line?: number; what: string; mend: string };

/** A problem as one line: `gazetteer.yaml:12: what; mend`. */
export function problemLine({ file, line, what, mend }: PackProblem): string {
  return `${line === undefined ? file : `${file}:${line}`}: ${what}; ${mend}`;
}

/** More than this would scroll the first problem, the one to mend first, off the screen. */
const shownAtMost = 25;

/** The error that `loadStoryPack` throws: every problem on a line of its own, in the order of the files. */
export function packError(folder: string, problems: PackProblem[]): SetupError {
  const lines = problems.slice(0, shownAtMost).map((problem) => `  ${problemLine(problem)}`);
  if (problems.length > shownAtMost) lines.push(`  … and ${problems.length - shownAtMost} more`);
  return new SetupError(`The story pack ${folder} cannot be used:\n${lines.join("\n")}`);
}
