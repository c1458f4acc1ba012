import { FeedCheck } from "@throughline/contracts";
import { checkInWords } from "../check-report.ts";
import type { AddCommand } from "../command-context.ts";
import { createProgressLine } from "../progress-line.ts";

/** The desk waits for a check for 50 s at most. */
const deadlineMs = 60_000;

/** `throughline feeds check <url>` */
export const addFeedsCheck: AddCommand = (parent, context) => {
  parent
    .command("check")
    .description("say what adding an address would do, and add nothing; fails where no feed can be read")
    .argument("<url>", "address of a feed or of a site")
    .action(async (url: string) => {
      const desk = await context.desk();
      const line = createProgressLine(context);
      line.show(`Looking at ${url} …`);
      const check = await desk
        .json("/feeds/check", FeedCheck, { method: "POST", body: { url }, deadlineMs })
        .finally(line.clear);
      if (check.verdict !== "feed") context.exitCode.value = 1;
      context.show(check, () => checkInWords(check, context.now(), context.columns));
    });
};
