import { ArticleList, SetupError } from "@throughline/contracts";
import type { AddCommand } from "../command-context.ts";
import { countUpTo } from "../count-up-to.ts";
import type { AnswerOf } from "../desk-client.ts";
import { relativeTime } from "../relative-time.ts";
import { textTable } from "../text-table.ts";

type Options = {
  limit: number;
  language?: string;
  feed?: string;
  entity?: string;
  event?: string;
  after?: string;
  before?: string;
};

/** `throughline search <words…>` */
export const addSearch: AddCommand = (parent, context) => {
  parent
    .command("search")
    .description("find articles by words in their title or text, and by what they are about")
    .argument("[words...]")
    .option("--limit <count>", "most articles to show, 1 to 200", countUpTo(200), 20)
    .option("--language <code>", "only in this language")
    .option("--feed <id>", "only from this feed")
    .option("--entity <id>", "only with this person, organisation or place, such as Q7747")
    .option("--event <id>", "only of this event")
    .option("--after <time>", "only seen after this date or time")
    .option("--before <time>", "only seen before it")
    .action(async (words: string[], options: Options) => {
      const q = words.join(" ").trim();
      const { limit, ...filters } = options;
      if (q === "" && Object.keys(filters).length === 0)
        throw new SetupError("Say what to search for: words, or a filter such as --entity. See --help.");
      const desk = await context.desk();
      const found = await desk.json("/articles", ArticleList, {
        query: { q: q === "" ? undefined : q, limit, ...filters },
      });
      context.show(found, () => foundInWords(found, q, context.now(), context.columns));
    });
};

function foundInWords(
  { items, nextCursor }: AnswerOf<typeof ArticleList>,
  q: string,
  now: Date,
  width: number | undefined,
): string {
  if (items.length === 0) return `Nothing found${q === "" ? "" : ` for "${q}"`}.\n`;
  const table = textTable(
    [
      { head: "SEEN", align: "right" },
      { head: "PUBLISHER", most: 24 },
      { head: "LANG" },
      { head: "TITLE", most: 80 },
      { head: "ID" },
    ],
    items.map((article) => [
      relativeTime(article.observedAt, now),
      article.publisher.name,
      article.language,
      article.title || article.url,
      article.id,
    ]),
    width,
  );
  return nextCursor === null ? table : `${table}\nThere are more: narrow the search or raise --limit.\n`;
}
