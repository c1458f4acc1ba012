import { DeadLetterList } from "@throughline/contracts";
import type { AddCommand } from "../command-context.ts";
import { relativeTime } from "../relative-time.ts";
import { textTable } from "../text-table.ts";

/** `throughline dead list` */
export const addDeadList: AddCommand = (parent, context) => {
  parent
    .command("list")
    .description("list the dead letters, newest first")
    .action(async () => {
      const list = await (await context.desk()).json("/dead", DeadLetterList);
      context.show(list, () =>
        list.items.length === 0
          ? "There are no dead letters.\n"
          : textTable(
              [
                { head: "WHEN", align: "right" },
                { head: "STEP" },
                { head: "ABOUT", most: 40 },
                { head: "ERROR", most: 60 },
                { head: "TRIES", align: "right" },
                { head: "ID" },
              ],
              list.items.map((letter) => [
                relativeTime(letter.at, context.now()),
                letter.step,
                letter.title || letter.itemId,
                letter.error,
                String(letter.attempts),
                letter.id,
              ]),
              context.columns,
            ),
      );
    });
};
