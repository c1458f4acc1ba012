import { ChangeFeed, FeedView } from "@throughline/contracts";
import { InvalidArgumentError } from "commander";
import type { AddCommand } from "../command-context.ts";
import { feedMeant } from "../find-feed.ts";
import { plainLine } from "../plain-text.ts";

/** `throughline feeds interval <feed> <minutes>` */
export const addFeedsInterval: AddCommand = (parent, context) => {
  parent
    .command("interval")
    .description("set how often a feed is polled, whatever its own pace is")
    .argument("<feed>", "its id, its address, or part of its title that fits no other")
    .argument("<minutes>", "1 to 1440, or `own` for its own pace again", minutesOf)
    .action(async (words: string, intervalMinutes: number | null) => {
      const desk = await context.desk();
      const { id } = await feedMeant(desk, words);
      const feed = await desk.json(`/feeds/${id}`, FeedView, { method: "PATCH", body: { intervalMinutes } });
      const often = intervalMinutes === null ? "at its own pace" : `every ${intervalMinutes} min`;
      context.show(feed, () => `Polled ${often}: "${plainLine(feed.title || feed.url)}".\n`);
    });
};

function minutesOf(text: string): number | null {
  if (text === "own") return null;
  const minutes = ChangeFeed.shape.intervalMinutes.safeParse(text.trim() === "" ? Number.NaN : Number(text));
  if (minutes.success && typeof minutes.data === "number") return minutes.data;
  throw new InvalidArgumentError("Give a number of minutes from 1 to 1440, or `own`.");
}
