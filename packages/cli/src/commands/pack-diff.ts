import { resolve } from "node:path";
import { ReplayStarted, SetupError, Status, type StoryPack } from "@throughline/contracts";
import { loadStoryPack } from "@throughline/story-pack";
import type { AddCommand, CommandContext } from "../command-context.ts";
import { countUpTo } from "../count-up-to.ts";
import { type DeskClient, DeskError } from "../desk-client.ts";
import { diffArticles, type PackChange } from "../pack-diff.ts";
import { packDiffInWords } from "../pack-diff-table.ts";

type Options = { most: number; apply?: boolean };

/** `throughline pack diff` */
export const addPackDiff: AddCommand = (parent, context) => {
  parent
    .command("diff <folder>")
    .description("show which stored articles a story pack would gain, lose and tag otherwise (asks the desk)")
    .option("--most <count>", "how many of the newest articles to compare", countUpTo(100_000), 500)
    .option("--apply", "run these articles through the line again; the desk has to run with the pack")
    .action(async (folder: string, options: Options) => {
      const pack = await loadStoryPack(resolve(context.workingFolder, folder));
      const desk = await context.desk();
      if (options.apply) await expectPack(desk, pack, folder);
      const { tagger } = await context.judgesOf(pack);
      const diff = await diffArticles(
        desk,
        { tagger, threshold: pack.definition.relevance.threshold },
        {
          most: options.most,
          progress: (compared) => compared % 100 === 0 && context.progress(`${compared} articles compared`),
        },
      );
      const started = options.apply ? await replay(desk, diff.changes, context) : undefined;
      const value = { folder, pack: pack.version, ...diff, ...(started === undefined ? {} : { started }) };
      context.show(value, () => packDiffInWords(folder, diff, started, context.columns));
    });
};

/** What another pack's desk would make of the articles is not what was shown. */
async function expectPack(desk: DeskClient, pack: StoryPack, folder: string): Promise<void> {
  const { story } = await desk.json("/status", Status);
  if (story.version === pack.version) return;
  throw new SetupError(
    `The desk runs with another version of the story ${story.name}. Start it again with THROUGHLINE_PACK=${folder}, then apply.`,
  );
}

/** Starts a run of each article, originals before their copies; answers how many. A full line takes the rest later. */
async function replay(
  desk: DeskClient,
  changes: readonly PackChange[],
  context: CommandContext,
): Promise<number> {
  const ids = [...changes.map(({ articleId }) => articleId), ...changes.flatMap(({ copies }) => copies)];
  let started = 0;
  for (const id of ids) {
    try {
      await desk.json(`/articles/${encodeURIComponent(id)}/replay`, ReplayStarted, { method: "POST" });
      started += 1;
    } catch (error) {
      if (!(error instanceof DeskError) || error.problem === undefined) throw error;
      context.err(`${id}: ${error.message}\n`);
      context.exitCode.value = 1;
      if (error.problem.status === 503) break;
    }
  }
  return started;
}
