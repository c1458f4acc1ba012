import { writeFile } from "node:fs/promises";
import { resolve } from "node:path";
import { SetupError } from "@throughline/contracts";
import type { AddCommand } from "../command-context.ts";

/** `throughline feeds export [file]` */
export const addFeedsExport: AddCommand = (parent, context) => {
  parent
    .command("export")
    .description("write all feeds as OPML, to a file, or to the standard output without one or with -")
    .argument("[file]")
    .action(async (file: string | undefined) => {
      const opml = await (await context.desk()).text("/feeds/export");
      if (file === undefined || file === "-") {
        context.out(opml.endsWith("\n") ? opml : `${opml}\n`);
        return;
      }
      await writeFile(resolve(context.workingFolder, file), opml).catch((error: Error) => {
        throw new SetupError(`${file} cannot be written: ${error.message}`);
      });
      const feeds = opml.match(/\bxmlUrl=/g)?.length ?? 0;
      context.show({ file, feeds }, () => `${feeds} feeds written to ${file}.\n`);
    });
};
