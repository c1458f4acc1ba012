import { resolve } from "node:path";
import { loadStoryPack, presentIds } from "@throughline/story-pack";
import type { AddCommand } from "../command-context.ts";
import { countUpTo } from "../count-up-to.ts";
import { diffArticles } from "../pack-diff.ts";
import { packDiffInWords } from "../pack-diff-table.ts";

/** `throughline pack diff` */
export const addPackDiff: AddCommand = (parent, context) => {
  parent
    .command("diff <folder>")
    .description("show which stored articles a story pack would gain, lose and tag otherwise (asks the desk)")
    .option("--most <count>", "how many of the newest articles to compare", countUpTo(100_000), 500)
    .action(async (folder: string, options: { most: number }) => {
      const pack = await loadStoryPack(resolve(context.workingFolder, folder));
      const desk = await context.desk();
      const { tagger } = await context.judgesOf(pack);
      const diff = await diffArticles(
        desk,
        {
          tagger,
          threshold: pack.definition.relevance.threshold,
          presentIds: presentIds(pack.entities),
        },
        {
          most: options.most,
          progress: (compared) => compared % 100 === 0 && context.progress(`${compared} articles compared`),
        },
      );
      context.show({ folder, pack: pack.version, ...diff }, () =>
        packDiffInWords(folder, diff, context.columns),
      );
    });
};
