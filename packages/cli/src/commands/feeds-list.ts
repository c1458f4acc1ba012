import { FeedList, type FeedView } from "@throughline/contracts";
import type { AddCommand } from "../command-context.ts";
import { perWeekInWords } from "../feed-report.ts";
import { plainLine } from "../plain-text.ts";
import { relativeTime } from "../relative-time.ts";
import { type Column, textTable } from "../text-table.ts";

const columns: Column[] = [
  { head: "STATE" },
  { head: "TITLE", most: 40 },
  { head: "PUBLISHER", most: 24 },
  { head: "CC" },
  { head: "LANG" },
  { head: "ARTICLES", align: "right" },
  { head: "A WEEK", align: "right" },
  { head: "POLLED", align: "right" },
  { head: "NEXT", align: "right" },
  { head: "ID" },
];

/** `throughline feeds list` */
export const addFeedsList: AddCommand = (parent, context) => {
  parent
    .command("list")
    .description("list the feeds and how they do")
    .option("--failing", "only those that do not answer or have fallen silent, with the reason")
    .action(async (options: { failing?: boolean }) => {
      const desk = await context.desk();
      const { items } = await desk.json("/feeds", FeedList);
      const shown = options.failing
        ? items.filter((feed) => ["failing", "silent"].includes(feed.health))
        : items;
      context.show({ items: shown }, () =>
        shown.length === 0
          ? nothingToShow(options.failing)
          : listInWords(shown, context.now(), context.columns),
      );
    });
};

function nothingToShow(failing = false): string {
  return failing
    ? "Every feed answers, and none has fallen silent.\n"
    : "There are no feeds yet. Add one with `throughline feeds add <address of a feed or a site>`.\n";
}

function listInWords(feeds: readonly FeedView[], now: Date, width: number | undefined): string {
  const table = textTable(
    columns,
    feeds.map((feed) => [
      stateOf(feed),
      feed.title || feed.url,
      feed.publisher,
      feed.country,
      feed.language,
      String(feed.articles),
      perWeekInWords(feed),
      relativeTime(feed.lastPolledAt, now),
      relativeTime(feed.nextPollAt, now),
      feed.id,
    ]),
    width,
  );
  return withReasons(table, feeds);
}

/** Puts each reason below its feed's row, where its title begins; it is never cut. */
function withReasons(table: string, feeds: readonly FeedView[]): string {
  const [head = "", ...rows] = table.trimEnd().split("\n");
  const indent = " ".repeat(head.indexOf("TITLE"));
  const lines = rows.flatMap((row, at) => {
    const feed = feeds[at];
    return feed && feed.reason !== "" ? [row, `${indent}${reasonOf(feed)}`] : [row];
  });
  return `${[head, ...lines].join("\n")}\n`;
}

function stateOf(feed: FeedView): string {
  return feed.status === "active" ? feed.health : feed.status;
}

function reasonOf(feed: FeedView): string {
  const times = feed.errorCount > 1 ? ` (${feed.errorCount} times)` : "";
  return `${plainLine(feed.reason)}${times}`;
}
