import { ArticleDetail, CopyRulingView } from "@throughline/contracts";
import type { Command } from "commander";
import type { AddCommand, CommandContext } from "../command-context.ts";
import { plainLine } from "../plain-text.ts";

const article = ["<article>", "its id or its address"] as const;
const follows = " It goes through the line again.\n";
const note = ["--note <words>", "why, for whoever reads it later"] as const;

/** `throughline copy …` */
export const addCopy: AddCommand = (parent, context) => {
  const copy = parent
    .command("copy")
    .description("say what is a copy of what, against what the machine found; it holds until it is undone");
  addOf(copy, context);
  addNone(copy, context);
  addUndo(copy, context);
};

function addOf(parent: Command, context: CommandContext): void {
  parent
    .command("of")
    .description("rule that an article is a copy of another one")
    .argument(...article)
    .argument("<original>", "the article that it copies")
    .option(...note)
    .action(async (words: string, original: string, options: { note?: string }) => {
      const [one, other] = [await meant(context, words), await meant(context, original)];
      const ruling = await rule(context, one.id, { copyOf: other.id, ...options });
      context.show(ruling, () => `Ruled: ${named(one)} is a copy of ${named(other)}.${follows}`);
    });
}

function addNone(parent: Command, context: CommandContext): void {
  parent
    .command("none")
    .description("rule that an article is no copy")
    .argument(...article)
    .option(...note)
    .action(async (words: string, options: { note?: string }) => {
      const one = await meant(context, words);
      const ruling = await rule(context, one.id, { copyOf: null, ...options });
      context.show(ruling, () => `Ruled: ${named(one)} is no copy.${follows}`);
    });
}

function addUndo(parent: Command, context: CommandContext): void {
  parent
    .command("undo")
    .description("take a ruling about an article back")
    .argument(...article)
    .action(async (words: string) => {
      const one = await meant(context, words);
      const desk = await context.desk();
      await desk.text(pathOf(one.id), { method: "DELETE" });
      context.show(null, () => `Taken back: the machine decides about ${named(one)} again.${follows}`);
    });
}

async function meant(context: CommandContext, words: string) {
  const desk = await context.desk();
  return desk.json("/trace", ArticleDetail, { query: { article: words } });
}

async function rule(context: CommandContext, id: string, body: { copyOf: string | null; note?: string }) {
  const desk = await context.desk();
  return desk.json(pathOf(id), CopyRulingView, { method: "PUT", body });
}

const pathOf = (id: string) => `/articles/${encodeURIComponent(id)}/copy-ruling`;

const named = ({ id, title, url }: { id: string; title: string; url: string }) =>
  `"${plainLine(title || url)}" (${id})`;
