import { basename } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { FeedImport } from "@throughline/contracts";
import type { AddCommand } from "../command-context.ts";
import { type DeskClient, DeskError } from "../desk-client.ts";
import { allAreHere, importInWords, progressInWords } from "../import-report.ts";
import { createProgressLine, type ProgressLine } from "../progress-line.ts";
import { readInput } from "../read-input.ts";

const mostBytes = 5 * 1024 * 1024;
const deadlineMs = 60_000;
const lookEveryMs = 250;
/** An import that stands still for so long waits for something that will not come soon. */
const patienceMs = 60_000;

/** `throughline feeds import <file>` */
export const addFeedsImport: AddCommand = (parent, context) => {
  parent
    .command("import")
    .description("add every feed of an OPML file; importing it again adds nothing")
    .argument("<file>", "an OPML file as other readers export it")
    .action(async (file: string) => {
      const body = await readInput(file, context.workingFolder, mostBytes);
      const desk = await context.desk();
      const line = createProgressLine(context);
      line.show(`Reading ${file} …`);
      const done = await bring(desk, file, body, line).finally(line.clear);
      if (!allAreHere(done)) context.exitCode.value = 1;
      context.show(done, () => importInWords(done, context.columns));
    });
};

async function bring(
  desk: DeskClient,
  file: string,
  body: Uint8Array,
  line: ProgressLine,
): Promise<FeedImport> {
  const started = await desk.json("/feeds/imports", FeedImport, {
    method: "POST",
    query: { name: basename(file) },
    body,
    contentType: "text/x-opml",
    deadlineMs,
  });
  const path = `/feeds/imports/${started.id}`;
  let last = started;
  let movedAt = performance.now();
  while (last.finishedAt === null) {
    line.show(`Importing ${file}: ${progressInWords(last)}`);
    await sleep(lookEveryMs);
    const now = await desk.json(path, FeedImport, { query: { results: false } }).catch((error: unknown) => {
      throw leftBehind(error, started.id);
    });
    if (now.counts.waiting < last.counts.waiting) movedAt = performance.now();
    if (performance.now() - movedAt > patienceMs)
      throw leftBehind(new DeskError("The import stands still."), started.id);
    last = now;
  }
  return last === started ? started : desk.json(path, FeedImport);
}

/** The desk has the list: whatever breaks off here, the import goes on there. */
function leftBehind(error: unknown, id: string): unknown {
  if (!(error instanceof DeskError)) return error;
  return new DeskError(
    `${error.message} The desk has the whole list and goes on with it by itself; \`throughline feeds imports ${id}\` shows how far it is.`,
    error.problem,
  );
}
