import { join, resolve } from "node:path";
import { newStoryPack } from "@throughline/story-pack";
import type { AddCommand } from "../command-context.ts";

type Options = { name: string; words: string; feeds: string; languages: string };

const parts = (list: string, separator: RegExp) =>
  list
    .split(separator)
    .map((part) => part.trim())
    .filter((part) => part !== "");

/** `throughline pack new` */
export const addPackNew: AddCommand = (parent, context) => {
  parent
    .command("new <folder>")
    .description("make a story pack that works, from a name, a few words and feeds")
    .requiredOption("--name <name>", "what the story is called")
    .requiredOption(
      "--words <words>",
      'who, where and what it is about, with commas between; spellings of one joined by "=": "Nile, GERD=Renaissance Dam"',
    )
    .requiredOption("--feeds <urls>", "addresses of feeds, with commas or spaces between")
    .option(
      "--languages <codes>",
      "BCP 47 codes of its languages, with commas between; Latin spellings go to the first that is written so",
      "en",
    )
    .action(async (folder: string, { name, words, feeds, languages }: Options) => {
      const files = await newStoryPack(resolve(context.workingFolder, folder), {
        name,
        words: parts(words, /[,;]/u),
        feeds: parts(feeds, /[,\s]+/u),
        languages: parts(languages, /[,\s]+/u),
        schemas: join(context.projectFolder, "packages/story-pack/schemas"),
      });
      context.show({ folder, files }, () => nextSteps(folder, files));
    });
};

function nextSteps(folder: string, files: readonly string[]): string {
  return `${folder} holds ${files.join(", ")}.

Now say more of it: types, countries and spellings in gazetteer.yaml, publishers in publishers.yaml.
  throughline pack check ${folder}
  THROUGHLINE_PACK=${folder} npm start
`;
}
