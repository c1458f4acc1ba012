import type { ImportResult } from "@throughline/contracts";
import { OpmlError, type OpmlFeed, readOpml } from "@throughline/story-pack";
import type { z } from "zod";
import type { DeskNeeds } from "../needs.ts";
import { HttpProblem } from "../problem.ts";
import { checkedUrl, firstIntervalSeconds } from "./add-feed.ts";
import { described } from "./publisher-of-url.ts";

type Results = z.infer<typeof ImportResult>["results"];

/** Feeds taken from one document. */
const mostFeeds = 5_000;
/** The first polls of imported feeds are this far apart, in milliseconds. */
const spreadMs = 250;

/**
 * Adds every feed of an OPML document without asking the sites first, and says of each what came of it.
 * Throws a 422 problem for a document that is no OPML.
 */
export async function importFeeds(needs: DeskNeeds & { now: () => Date }, opml: string): Promise<Results> {
  const feeds = readFeeds(opml);
  const results: Results = [];
  let added = 0;
  for (const feed of feeds) {
    const result = await importFeed(needs, feed, added * spreadMs);
    if (result.result === "added") added += 1;
    results.push(result);
  }
  return results;
}

function readFeeds(opml: string): OpmlFeed[] {
  try {
    const feeds = readOpml(opml);
    if (feeds.length > mostFeeds)
      throw new HttpProblem(
        422,
        `The document lists ${feeds.length} feeds; import at most ${mostFeeds} at a time.`,
      );
    if (feeds.length > 0) return feeds;
  } catch (error) {
    if (!(error instanceof OpmlError)) throw error;
    throw new HttpProblem(
      422,
      `This is not an OPML document: line ${error.line}: ${error.message}. Export the list of feeds from your reader again, as OPML.`,
    );
  }
  throw new HttpProblem(422, "The document lists no feeds. A feed is an outline with an xmlUrl attribute.");
}

async function importFeed(
  needs: DeskNeeds & { now: () => Date },
  feed: OpmlFeed,
  delayMs: number,
): Promise<Results[number]> {
  try {
    const url = checkedUrl(needs, feed.url);
    const { publisher, country, language, stateMedia } = feed;
    const said = { publisher, country, language, stateMedia };
    const { added } = await needs.store.feeds.add(
      {
        ...described(said, url, needs.pack.publishers),
        url,
        title: feed.title,
        origin: "user",
        nextPollAt: new Date(needs.now().getTime() + delayMs),
        intervalSeconds: firstIntervalSeconds(needs),
      },
      needs.now(),
    );
    const notes = feed.problems.length > 0 ? ` Left out: ${feed.problems.join("; ")}.` : "";
    return added
      ? { url, title: feed.title, result: "added", reason: `It is polled within a moment.${notes}` }
      : { url, title: feed.title, result: "known", reason: "It was there already and stays as it is." };
  } catch (error) {
    if (!(error instanceof HttpProblem)) throw error;
    return { url: feed.url, title: feed.title, result: "refused", reason: error.message };
  }
}
