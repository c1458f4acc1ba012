import { InvalidArgumentError } from "commander";
import type { AddCommand } from "../command-context.ts";
import { documentsIn } from "../replay-documents.ts";
import { replayInWords } from "../replay-report.ts";
import { replayAll } from "../replay-runs.ts";

/** `throughline replay <folder or file>` */
export const addReplay: AddCommand = (parent, context) => {
  parent
    .command("replay")
    .description("run documents through the line (again) and say what came out otherwise")
    .argument("<path>", "a *.txt or *.html file, a folder of them, or a story pack")
    .option("--wait <seconds>", "give up when no document ends for so long", seconds, 120)
    .action(async (path: string, options: { wait: number }) => {
      const documents = await documentsIn(path, context.workingFolder);
      const desk = await context.desk();
      const results = await replayAll(desk, documents, {
        idleMs: options.wait * 1_000,
        progress: (ended) => context.progress(`${ended} of ${documents.length} documents have ended`),
      });
      if (results.some(({ state }) => state === "refused" || state === "dead" || state === "unfinished"))
        context.exitCode.value = 1;
      context.show({ documents: results }, () => replayInWords(results));
    });
};

function seconds(text: string): number {
  const value = Number(text);
  if (value > 0 && value <= 86_400) return value;
  throw new InvalidArgumentError("Give a number of seconds, more than 0.");
}
