import { resolve } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { PackApplication } from "@throughline/contracts";
import { loadStoryPack } from "@throughline/story-pack";
import type { AddCommand } from "../command-context.ts";
import { type DeskClient, DeskError } from "../desk-client.ts";
import { applicationInWords, applicationProgress } from "../pack-application-report.ts";
import { createProgressLine, type ProgressLine } from "../progress-line.ts";

type Options = { wait: boolean };

const lookEveryMs = 500;
/** One that stands still for so long waits for something that will not come soon. */
const patienceMs = 120_000;

/** `throughline pack apply` */
export const addPackApply: AddCommand = (parent, context) => {
  parent
    .command("apply [folder]")
    .description("tag the stored articles anew with the story pack that the desk runs with")
    .option("--no-wait", "only start it")
    .action(async (folder: string | undefined, { wait }: Options) => {
      // Of a folder that is named: the desk has to run with just that, or it would apply another.
      const pack = folder && (await loadStoryPack(resolve(context.workingFolder, folder)));
      const desk = await context.desk();
      const started = await desk.json("/pack/applications", PackApplication, {
        method: "POST",
        body: pack ? { version: pack.version } : {},
      });
      const line = createProgressLine(context);
      const last = wait ? await ended(desk, started, line).finally(line.clear) : started;
      if (last.counts.failed + last.counts.otherPack > 0) context.exitCode.value = 1;
      context.show(last, () => applicationInWords(last));
    });
};

async function ended(
  desk: DeskClient,
  started: PackApplication,
  line: ProgressLine,
): Promise<PackApplication> {
  let last = started;
  let movedAt = performance.now();
  while (last.endedAt === null) {
    line.show(`Tagging anew: ${applicationProgress(last)}`);
    await sleep(lookEveryMs);
    const now = await desk.json(`/pack/applications/${started.id}`, PackApplication);
    if (now.counts.waiting < last.counts.waiting) movedAt = performance.now();
    if (performance.now() - movedAt > patienceMs)
      throw new DeskError(
        `The application stands still at ${applicationProgress(last)}. It goes on by itself when the line does; throughline line shows what waits.`,
      );
    last = now;
  }
  return last;
}
