import { DeadLetterView } from "@throughline/contracts";
import type { AddCommand } from "../command-context.ts";
import type { AnswerOf } from "../desk-client.ts";
import { plainLines } from "../plain-text.ts";
import { exactTime } from "../relative-time.ts";
import { factLines } from "../text-table.ts";

/** `throughline dead show <id>` */
export const addDeadShow: AddCommand = (parent, context) => {
  parent
    .command("show")
    .description("show a dead letter with its job and its error")
    .argument("<id>")
    .action(async (id: string) => {
      const desk = await context.desk();
      const letter = await desk.json(`/dead/${encodeURIComponent(id)}`, DeadLetterView);
      context.show(letter, () => letterInWords(letter));
    });
};

function letterInWords(letter: AnswerOf<typeof DeadLetterView>): string {
  const facts = factLines([
    ["Dead letter", letter.id],
    ["Step", letter.step],
    ["About", `${letter.title} (${letter.itemId}, revision ${letter.revision}, run ${letter.run})`],
    ["When", exactTime(letter.at)],
    ["Tries", String(letter.attempts)],
    ["Job", JSON.stringify(letter.job)],
    ["Error", letter.error],
  ]);
  const stack = letter.stack === "" ? "" : `\n${plainLines(letter.stack)}\n`;
  return `${facts}${stack}\nRetry it with \`throughline dead retry ${letter.id}\`, or give it up with \`throughline dead drop ${letter.id}\`.\n`;
}
