import { FeedView } from "@throughline/contracts";
import type { AddCommand } from "../command-context.ts";
import { feedInWords } from "../feed-report.ts";
import { feedMeant } from "../find-feed.ts";

/** `throughline feeds show <feed>` */
export const addFeedsShow: AddCommand = (parent, context) => {
  parent
    .command("show")
    .description("show a feed: how it does, its pace, what it brings, and its last 20 polls")
    .argument("<feed>", "its id, its address, or part of its title that fits no other")
    .action(async (words: string) => {
      const desk = await context.desk();
      const { id } = await feedMeant(desk, words);
      const feed = await desk.json(`/feeds/${id}`, FeedView);
      context.show(feed, () => feedInWords(feed, context.now(), context.columns));
    });
};
