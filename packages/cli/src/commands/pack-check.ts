import { resolve } from "node:path";
import { checkStoryPack, type PackCheck, problemLine } from "@throughline/story-pack";
import type { AddCommand } from "../command-context.ts";
import { plainLine } from "../plain-text.ts";

/** `throughline pack check` */
export const addPackCheck: AddCommand = (parent, context) => {
  parent
    .command("check <folder>")
    .description("name every fault of a story pack with its place and its mend; fails when there is one")
    .option("--strict", "fail on warnings, too")
    .action(async (folder: string, { strict = false }: { strict?: boolean }) => {
      const check = await checkStoryPack(resolve(context.workingFolder, folder));
      const { errors, warnings } = countsOf(check);
      if (errors > 0 || (strict && warnings > 0)) context.exitCode.value = 1;
      context.show({ folder, ...check }, () => checkInWords(folder, check));
    });
};

function countsOf({ problems }: PackCheck): { errors: number; warnings: number } {
  const warnings = problems.filter(({ level }) => level === "warning").length;
  return { errors: problems.length - warnings, warnings };
}

function checkInWords(folder: string, check: PackCheck): string {
  const { errors, warnings } = countsOf(check);
  const lines = check.problems.map((problem) => plainLine(problemLine(problem)));
  const counted = Object.entries(check.counts).map(([what, count]) => `${count} ${what}`);
  const verdict = [
    `${folder}: ${errors === 0 ? "no fault" : amount(errors, "fault")}`,
    ...(warnings > 0 ? [amount(warnings, "warning")] : []),
  ].join(", ");
  return [...lines, verdict, ...(counted.length > 0 ? [counted.join(", ")] : []), ""].join("\n");
}

const amount = (count: number, what: string) => `${count} ${what}${count === 1 ? "" : "s"}`;
