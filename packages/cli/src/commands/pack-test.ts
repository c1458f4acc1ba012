import { resolve } from "node:path";
import { SetupError } from "@throughline/contracts";
import { loadStoryPack, problemLine, readLabels, scorePack } from "@throughline/story-pack";
import type { AddCommand } from "../command-context.ts";
import { packScoreInWords } from "../pack-score-table.ts";

/** `throughline pack test` */
export const addPackTest: AddCommand = (parent, context) => {
  parent
    .command("test <folder>")
    .description("score a story pack on its own labels and pages; fails below its own thresholds")
    .option("--mistakes", "list every mention and article that was judged otherwise than labelled")
    .action(async (folder: string, { mistakes = false }: { mistakes?: boolean }) => {
      const pack = await loadStoryPack(resolve(context.workingFolder, folder));
      const labels = await readLabels(pack);
      if (labels.problems.length > 0)
        throw new SetupError(
          `The labels of ${folder} cannot be used:\n${labels.problems.map((problem) => `  ${problemLine(problem)}`).join("\n")}`,
        );
      if (labels.articles.length === 0 && pack.sites.length === 0)
        throw new SetupError(
          `${folder} has nothing to test; write labels into labels/, as docs/story-packs.md tells.`,
        );
      const score = await scorePack(pack, labels, await context.judgesOf(pack));
      if (!score.passed) context.exitCode.value = 1;
      context.show({ folder, pack: pack.version, ...score }, () =>
        packScoreInWords(folder, score, { mistakes }),
      );
    });
};
