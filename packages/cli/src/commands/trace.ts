import { ArticleDetail } from "@throughline/contracts";
import { articleStory } from "../article-story.ts";
import type { AddCommand } from "../command-context.ts";

/** `throughline trace <article>` */
export const addTrace: AddCommand = (parent, context) => {
  parent
    .command("trace")
    .description("tell what happened to an article: each step, why, on what evidence, by which code")
    .argument("<article>", "its id or its address")
    .action(async (article: string) => {
      const detail = await (await context.desk()).json("/trace", ArticleDetail, { query: { article } });
      context.show(detail, () => articleStory(detail));
    });
};
