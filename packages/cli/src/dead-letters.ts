import { DeadLetterList, SetupError } from "@throughline/contracts";
import type { CommandContext } from "./command-context.ts";
import { type DeskClient, DeskError } from "./desk-client.ts";
import { plainLine } from "./plain-text.ts";

/** The ids of the dead letters that a person means. Throws a `SetupError` unless it is one, or all. */
export async function lettersMeant(
  desk: DeskClient,
  id: string | undefined,
  all: boolean | undefined,
): Promise<string[]> {
  if ((id === undefined) === (all !== true))
    throw new SetupError("Give the id of one dead letter, or --all. `throughline dead list` shows them.");
  if (id !== undefined) return [id];
  return (await desk.json("/dead", DeadLetterList)).items.map((letter) => letter.id);
}

/** Does one thing to each letter, goes on when one fails, and says what came of each. */
export async function settleLetters(
  context: CommandContext,
  ids: readonly string[],
  action: { done: string; ask: (id: string) => Promise<unknown> },
): Promise<void> {
  const results: { id: string; done: boolean; reason: string }[] = [];
  for (const id of ids) {
    const reason = await action.ask(id).then(
      () => "",
      (error: unknown) => {
        // One that is not there is a result; a desk that is not there ends it all.
        if (error instanceof DeskError && error.problem) return error.message;
        throw error;
      },
    );
    results.push({ id, done: reason === "", reason });
  }
  if (results.some(({ done }) => !done)) context.exitCode.value = 1;
  context.show({ results }, () =>
    results.length === 0
      ? "There are no dead letters.\n"
      : results
          .map(
            ({ id, done, reason }) => `${done ? `${action.done}: ${id}` : `${id}: ${plainLine(reason)}`}\n`,
          )
          .join(""),
  );
}
