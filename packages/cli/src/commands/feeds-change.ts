import { FeedView } from "@throughline/contracts";
import type { AddCommand } from "../command-context.ts";
import type { DeskClient } from "../desk-client.ts";
import { feedMeant } from "../find-feed.ts";
import { plainLine } from "../plain-text.ts";

/** Something done to one feed: how it is called, what is asked of the desk, and what it has then done. */
type FeedAction = {
  name: string;
  description: string;
  done: string;
  ask: (desk: DeskClient, feed: FeedView) => Promise<FeedView>;
};

const change = (status: "active" | "paused") => (desk: DeskClient, feed: FeedView) =>
  desk.json(`/feeds/${feed.id}`, FeedView, { method: "PATCH", body: { status } });

/** `throughline feeds remove <feed>` */
export const addFeedsRemove = feedCommand({
  name: "remove",
  description: "stop polling a feed for good; its articles stay",
  done: "Removed",
  ask: async (desk, feed) => {
    await desk.text(`/feeds/${feed.id}`, { method: "DELETE" });
    return feed;
  },
});

/** `throughline feeds pause <feed>` */
export const addFeedsPause = feedCommand({
  name: "pause",
  description: "stop polling a feed until it is resumed",
  done: "Paused",
  ask: change("paused"),
});

/** `throughline feeds resume <feed>` */
export const addFeedsResume = feedCommand({
  name: "resume",
  description: "poll a paused or disabled feed again, at once",
  done: "Resumed",
  ask: change("active"),
});

/** `throughline feeds poll <feed>` */
export const addFeedsPoll = feedCommand({
  name: "poll",
  description: "poll a feed now",
  done: "Being polled:",
  ask: (desk, feed) => desk.json(`/feeds/${feed.id}/poll`, FeedView, { method: "POST" }),
});

const watch = (watchEdits: boolean) => (desk: DeskClient, feed: FeedView) =>
  desk.json(`/feeds/${feed.id}`, FeedView, { method: "PATCH", body: { watchEdits } });

/** `throughline feeds watch <feed>` */
export const addFeedsWatch = feedCommand({
  name: "watch",
  description: "look at its articles again for edits, 1, 6 and 24 hours after each was fetched",
  done: "Watched for edits:",
  ask: watch(true),
});

/** `throughline feeds unwatch <feed>` */
export const addFeedsUnwatch = feedCommand({
  name: "unwatch",
  description: "fetch each of its articles once only",
  done: "Not watched for edits any more:",
  ask: watch(false),
});

function feedCommand(action: FeedAction): AddCommand {
  return (parent, context) => {
    parent
      .command(action.name)
      .description(action.description)
      .argument("<feed>", "its id, its address, or part of its title that fits no other")
      .action(async (words: string) => {
        const desk = await context.desk();
        const feed = await action.ask(desk, await feedMeant(desk, words));
        context.show(feed, () => `${action.done} "${plainLine(feed.title || feed.url)}".\n`);
      });
  };
}
