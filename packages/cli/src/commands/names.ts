import {
  type DecideName,
  NameCandidateList,
  type NameCandidateView,
  NameDecided,
} from "@throughline/contracts";
import type { Command } from "commander";
import type { AddCommand, CommandContext } from "../command-context.ts";
import { DeskError } from "../desk-client.ts";
import { plainLine } from "../plain-text.ts";
import { textTable } from "../text-table.ts";

/** `throughline names …`: spellings that sound like a listed person's, which a person confirms or rejects. */
export const addNames: AddCommand = (parent, context) => {
  const names = parent
    .command("names")
    .description("spellings that may be a listed person's: confirm them or not");
  names
    .command("list", { isDefault: true })
    .description("those that nobody decided on, the most frequent first")
    .option("--confirmed", "those that were confirmed")
    .option("--rejected", "those that were rejected")
    .action(async ({ confirmed, rejected }: { confirmed?: boolean; rejected?: boolean }) => {
      const decision = confirmed ? "confirmed" : rejected ? "rejected" : "open";
      const list = await listOf(context, decision);
      context.show(list, () => tableOf(list.items, context.columns));
    });
  addDecision(names, context, "confirm", "confirmed", "it is that person's: an alias from now on");
  addDecision(names, context, "reject", "rejected", "it is not, and is not asked for again");
  addDecision(names, context, "reopen", "open", "take back what was said");
  names
    .command("yaml")
    .description("the confirmed spellings as lines for gazetteer.yaml")
    .action(async () => {
      const list = await listOf(context, "confirmed");
      context.show(list, () => gazetteerLines(list.items));
    });
};

async function listOf(context: CommandContext, decision: string) {
  const query = { decision, limit: "500" };
  return (await context.desk()).json("/name-candidates", NameCandidateList, { query });
}

function addDecision(
  parent: Command,
  context: CommandContext,
  verb: string,
  decision: DecideName["decision"],
  description: string,
): void {
  const command = parent.command(`${verb} <id>`).description(description);
  command.option("--by <name>", "whose word it is", "");
  if (decision === "confirmed")
    command.option("--as <spelling>", "the spelling in the nominative, where the article has another case");
  command.action(async (id: string, { by, as: alias }: { by: string; as?: string }) => {
    const body: DecideName = { decision, by, ...(alias === undefined ? {} : { alias }) };
    const path = `/name-candidates/${encodeURIComponent(id)}`;
    const decided = await (await context.desk())
      .json(path, NameDecided, { method: "PUT", body })
      .catch((error: unknown) => {
        throw isNoSpelling(error)
          ? new DeskError(`There is no spelling "${plainLine(id)}". See the ids: throughline names list`)
          : error;
      });
    context.show(decided, () => `${inWords(decided.candidate)}\n${whatNext(decided.tagged)}`);
  });
}

/** The desk refuses what is no id at all with a 400 on the path, and an id that it does not know with a 404. */
function isNoSpelling(error: unknown): boolean {
  if (!(error instanceof DeskError) || error.problem === undefined) return false;
  const { status, detail } = error.problem;
  return status === 404 || (status === 400 && detail.startsWith("The path"));
}

function inWords({ surface, alias, entity, decision }: NameCandidateView): string {
  const whom = `${entity.name ?? entity.id} (${entity.id})`;
  if (decision === "confirmed") return plainLine(`“${alias ?? surface}” is ${whom}.`);
  if (decision === "rejected") return plainLine(`“${surface}” is not ${whom}.`);
  return plainLine(`Whether “${surface}” is ${whom} is open again.`);
}

function whatNext(tagged: number): string {
  if (tagged === 0) return "No stored article is tagged anew for it.\n";
  return `${tagged === 1 ? "1 article is" : `${tagged} articles are`} tagged anew.\n`;
}

function tableOf(items: readonly NameCandidateView[], width: number | undefined): string {
  if (items.length === 0) return "There are none.\n";
  return textTable(
    [
      { head: "ARTICLES", align: "right" },
      { head: "SPELLING", most: 40 },
      { head: "SOUNDS LIKE", most: 40 },
      { head: "DISTANCE", align: "right" },
      { head: "OF", most: 40 },
      { head: "ID" },
    ],
    items.map(({ articles, surface, alias, spelling, distance, entity, id }) => [
      String(articles),
      alias ?? surface,
      spelling,
      distance.toFixed(2),
      entity.name ?? entity.id,
      id,
    ]),
    width,
  );
}

/** Strings in JSON are strings in YAML, whatever stands in them. */
function gazetteerLines(items: readonly NameCandidateView[]): string {
  const byEntity = Map.groupBy(items, ({ entity }) => entity.id);
  const blocks = [...byEntity].map(([id, of]) => {
    const byLanguage = Map.groupBy(of, ({ language }) => language);
    const aliases = [...byLanguage].map(
      ([language, names]) =>
        `      ${language}: ${JSON.stringify(names.map(({ alias, surface }) => alias ?? surface))}\n`,
    );
    const former = JSON.stringify([...new Set(of.map(({ strangerId }) => strangerId))]);
    return `  - id: ${id} # ${plainLine(of[0]?.entity.name ?? "")}\n    formerIds: ${former}\n    aliases:\n${aliases.join("")}`;
  });
  if (blocks.length === 0) return "# No spelling was confirmed.\n";
  return `# To be added to what gazetteer.yaml has of these entities.\n${blocks.join("")}`;
}
