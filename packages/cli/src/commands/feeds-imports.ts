import { FeedImport, FeedImportList } from "@throughline/contracts";
import type { AddCommand } from "../command-context.ts";
import { importInWords, importsInWords } from "../import-report.ts";

/** `throughline feeds imports [id]` */
export const addFeedsImports: AddCommand = (parent, context) => {
  parent
    .command("imports")
    .description("list the newest imports, or what came of each feed of one")
    .argument("[id]")
    .action(async (id: string | undefined) => {
      const desk = await context.desk();
      if (id === undefined) {
        const list = await desk.json("/feeds/imports", FeedImportList);
        context.show(list, () => importsInWords(list.items, context.now()));
        return;
      }
      const one = await desk.json(`/feeds/imports/${encodeURIComponent(id)}`, FeedImport);
      context.show(one, () => importInWords(one, context.columns));
    });
};
