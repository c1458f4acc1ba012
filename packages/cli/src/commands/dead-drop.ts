import type { AddCommand } from "../command-context.ts";
import { lettersMeant, settleLetters } from "../dead-letters.ts";

/** `throughline dead drop <id | --all>` */
export const addDeadDrop: AddCommand = (parent, context) => {
  parent
    .command("drop")
    .description("give dead letters up: their articles end as dropped")
    .argument("[id]")
    .option("--all", "all of them")
    .action(async (id: string | undefined, options: { all?: boolean }) => {
      const desk = await context.desk();
      await settleLetters(context, await lettersMeant(desk, id, options.all), {
        done: "Dropped",
        ask: (letter) => desk.text(`/dead/${encodeURIComponent(letter)}/drop`, { method: "POST" }),
      });
    });
};
