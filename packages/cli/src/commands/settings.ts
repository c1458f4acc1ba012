import { settingsList } from "@throughline/contracts";
import type { AddCommand } from "../command-context.ts";
import { settingsAsMarkdown, settingsAsText } from "../settings-table.ts";

/** `throughline settings`: needs no desk. */
export const addSettings: AddCommand = (parent, context) => {
  parent
    .command("settings")
    .description("list the environment variables that Throughline reads")
    .option("--markdown", "as the table of the README")
    .action((options: { markdown?: boolean }) =>
      context.show(settingsList(), () => (options.markdown ? settingsAsMarkdown() : settingsAsText())),
    );
};
