import { AddedFeed, stateMediaKinds } from "@throughline/contracts";
import { Option } from "commander";
import type { AddCommand } from "../command-context.ts";
import { type AnswerOf, DeskError } from "../desk-client.ts";
import { plainLine } from "../plain-text.ts";
import { createProgressLine } from "../progress-line.ts";
import { textTable } from "../text-table.ts";

type Options = {
  title?: string;
  publisher?: string;
  country?: string;
  language?: string;
  stateMedia?: string;
  force?: boolean;
};

/** The desk looks for a site's feeds for half a minute at most, before it answers. */
const deadlineMs = 60_000;

/** `throughline feeds add <url>` */
export const addFeedsAdd: AddCommand = (parent, context) => {
  parent
    .command("add")
    .description("add a feed by its address, or by that of a site that offers one")
    .argument("<url>")
    .option("--title <title>", "title, in place of the feed's own")
    .option("--publisher <name>", "who publishes it")
    .option("--country <code>", "country of the publisher, such as IR")
    .option("--language <code>", "language, such as fa")
    .addOption(
      new Option("--state-media <kind>", "how the publisher stands to a state").choices(stateMediaKinds),
    )
    .option("--force", "add it although it does not answer now")
    .action(async (url: string, { force, ...facts }: Options) => {
      const desk = await context.desk();
      const line = createProgressLine(context);
      line.show(`Looking for a feed at ${url} …`);
      const added = await desk
        .json("/feeds", AddedFeed, {
          method: "POST",
          query: { force: force ? true : undefined },
          body: { url, ...facts },
          deadlineMs,
        })
        .catch((error: unknown) => {
          throw inOptionsOfThisCommand(error);
        })
        .finally(line.clear);
      if (!added.feed) context.exitCode.value = 1;
      context.show(added, () => addedInWords(added, url));
    });
};

/** The desk names the query of its API, which is an option here. */
function inOptionsOfThisCommand(error: unknown): unknown {
  if (!(error instanceof DeskError) || !error.problem) return error;
  return new DeskError(error.message.replaceAll("?force=true", "--force"), error.problem);
}

function addedInWords({ feed, choices }: AnswerOf<typeof AddedFeed>, url: string): string {
  if (feed) {
    const name =
      feed.title === "" ? plainLine(feed.url) : `"${plainLine(feed.title)}" (${plainLine(feed.url)})`;
    return `Added ${name}. It is polled now.\n`;
  }
  const table = textTable(
    [{ head: "ADDRESS" }, { head: "TITLE" }],
    choices.map((choice) => [choice.url, choice.title]),
  );
  return `${plainLine(url)} offers several feeds, and none was added. Add the one that you mean by its address:\n\n${table}`;
}
