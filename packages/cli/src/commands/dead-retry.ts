import { SetupError } from "@throughline/contracts";
import type { AddCommand } from "../command-context.ts";
import { lettersMeant, settleLetters } from "../dead-letters.ts";

/** `throughline dead retry <id | --all>` */
export const addDeadRetry: AddCommand = (parent, context) => {
  parent
    .command("retry")
    .description("put dead letters back on the line")
    .argument("[id]")
    .option("--all", "all of them")
    .option("--job <json>", "run with this payload in place of its own")
    .action(async (id: string | undefined, options: { all?: boolean; job?: string }) => {
      if (options.job !== undefined && id === undefined)
        throw new SetupError("--job is for one dead letter: give its id.");
      const body = options.job === undefined ? {} : { job: payload(options.job) };
      const desk = await context.desk();
      await settleLetters(context, await lettersMeant(desk, id, options.all), {
        done: "Back on the line",
        ask: (letter) => desk.text(`/dead/${encodeURIComponent(letter)}/retry`, { method: "POST", body }),
      });
    });
};

function payload(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new SetupError(`--job is not JSON: ${(error as Error).message}`);
  }
}
