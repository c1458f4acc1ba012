import {
  ArticleDetail,
  CorrectionTaken,
  type NewCorrection,
  SetupError,
  type CorrectionTaken as Taken,
} from "@throughline/contracts";
import type { Command } from "commander";
import type { AddCommand, CommandContext } from "../command-context.ts";
import { correctionsTable } from "../corrections-table.ts";
import type { AnswerOf } from "../desk-client.ts";
import { plainLine } from "../plain-text.ts";

type Said = { by: string; note: string };
type Article = AnswerOf<typeof ArticleDetail>;

/** `throughline correct …`: what a person says of an article's tags, against the machine. */
export const addCorrect: AddCommand = (parent, context) => {
  const correct = parent
    .command("correct")
    .description("say that the machine is wrong about an article; it holds for every later tagging");
  addList(correct, context);
  addMention(correct, context);
  addStory(correct, context);
  addTopic(correct, context);
  addUndo(correct, context);
};

function addList(parent: Command, context: CommandContext): void {
  parent
    .command("list <article>")
    .description("what persons said of an article")
    .action(async (words: string) => {
      const { id, corrections } = await articleMeant(context, words);
      context.show({ articleId: id, corrections }, () => correctionsTable(corrections, context.columns));
    });
}

type MentionOptions = Said & { words?: string; entity?: string; is?: string; nobody?: boolean };

function addMention(parent: Command, context: CommandContext): void {
  said(parent.command("mention <article>").description("who or what a name stands for"))
    .option("--words <words>", "the name as it stands in the text")
    .option("--entity <id>", "the entity that the machine says")
    .option("--is <id>", "the entity that it is")
    .option("--nobody", "it is no entity of the story")
    .action(async (article: string, { words, entity, is, nobody, by, note }: MentionOptions) => {
      if ((is === undefined) === (nobody !== true))
        throw new SetupError("Say what it is: --is <id>, or --nobody.");
      if (words === undefined && entity === undefined)
        throw new SetupError("Say what is meant: --words, --entity, or both.");
      await send(context, article, {
        of: "mention",
        ...(words === undefined ? {} : { surface: words }),
        ...(entity === undefined ? {} : { entityId: entity }),
        is: is ?? null,
        by,
        note,
      });
    });
}

function addStory(parent: Command, context: CommandContext): void {
  said(parent.command("story <article> <on|off>").description("whether it is on the story")).action(
    async (article: string, word: string, options: Said) => {
      if (word !== "on" && word !== "off") throw new SetupError('Say "on" or "off".');
      await send(context, article, { of: "story", onStory: word === "on", ...only(options) });
    },
  );
}

function addTopic(parent: Command, context: CommandContext): void {
  said(
    parent.command("topic <article> <topic>").description("that it is about a topic of the story, by code"),
  )
    .option("--not", "that it is not about it")
    .action(async (article: string, topic: string, options: Said & { not?: boolean }) => {
      await send(context, article, { of: "topic", topic, about: options.not !== true, ...only(options) });
    });
}

function addUndo(parent: Command, context: CommandContext): void {
  parent
    .command("undo <article> <correction>")
    .description("take a correction back")
    .action(async (words: string, correction: string) => {
      const { id } = await articleMeant(context, words);
      const path = `/articles/${encodeURIComponent(id)}/corrections/${encodeURIComponent(correction)}`;
      const taken = await (await context.desk()).json(path, CorrectionTaken, { method: "DELETE" });
      context.show(taken, () => `Taken back: ${plainLine(taken.correction.says)}\n${whatNext(taken)}`);
    });
}

/** Every correction may say whose word it is, and why. */
function said(command: Command): Command {
  return command
    .option("--by <name>", "whose word it is", "")
    .option("--note <words>", "why, for whoever reads it later", "");
}

const only = ({ by, note }: Said): Said => ({ by, note });

async function send(context: CommandContext, words: string, body: NewCorrection): Promise<void> {
  const { id } = await articleMeant(context, words);
  const desk = await context.desk();
  const path = `/articles/${encodeURIComponent(id)}/corrections`;
  const taken = await desk.json(path, CorrectionTaken, { method: "POST", body });
  context.show(
    taken,
    () =>
      `Kept as ${taken.correction.id}: ${plainLine(taken.correction.says)}\n${whatItNames(taken)}${whatNext(taken)}`,
  );
}

/** Words or an entity that the article does not have change nothing, which whoever typed them should know. */
function whatItNames({ places, near = [], correction: { id, articleId } }: Taken): string {
  if (places === undefined) return "";
  if (places > 0) return `It names ${places === 1 ? "1 place" : `${places} places`} of the article.\n`;
  const has =
    near.length === 0
      ? "Write --words as they stand in the text"
      : `The article has ${near.map((name) => `“${plainLine(name)}”`).join(", ")}: write --words so`;
  return `It names no place of the article, so that nothing changes.\n${has}, and take this one back with: throughline correct undo ${articleId} ${id}\n`;
}

function whatNext({ run }: Taken): string {
  return run === null
    ? "The article is tagged when it comes to that on the line.\n"
    : `The article is tagged anew (run ${run}).\n`;
}

async function articleMeant(context: CommandContext, article: string): Promise<Article> {
  return (await context.desk()).json("/trace", ArticleDetail, { query: { article } });
}
