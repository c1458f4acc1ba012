import { ImportResult } from "@throughline/contracts";
import type { AddCommand } from "../command-context.ts";
import type { AnswerOf } from "../desk-client.ts";
import { readInput } from "../read-input.ts";
import { textTable } from "../text-table.ts";

type Results = AnswerOf<typeof ImportResult>["results"];

const mostBytes = 5 * 1024 * 1024;
/** Some thousand feeds are some thousand writes. */
const deadlineMs = 300_000;

/** `throughline feeds import <file>` */
export const addFeedsImport: AddCommand = (parent, context) => {
  parent
    .command("import")
    .description("add every feed of an OPML file")
    .argument("<file>", "an OPML file as other readers export it")
    .action(async (file: string) => {
      const body = await readInput(file, context.workingFolder, mostBytes);
      const desk = await context.desk();
      context.progress(`Importing ${file} …`);
      const imported = await desk.json("/feeds/import", ImportResult, {
        method: "POST",
        body,
        contentType: "text/x-opml",
        deadlineMs,
      });
      if (imported.results.some(({ result }) => result === "refused")) context.exitCode.value = 1;
      context.show(imported, () => importInWords(imported.results, context.columns));
    });
};

function importInWords(results: Results, width: number | undefined): string {
  const table = textTable(
    [
      { head: "RESULT" },
      { head: "TITLE", most: 40 },
      { head: "ADDRESS", most: 60 },
      { head: "WHY", most: 80 },
    ],
    results.map(({ result, title, url, reason }) => [result, title, url, result === "added" ? "" : reason]),
    width,
  );
  const count = (wanted: Results[number]["result"]) =>
    results.filter(({ result }) => result === wanted).length;
  return `${table}\n${results.length} feeds: ${count("added")} added, ${count("known")} known already, ${count("refused")} refused.\n`;
}
