import type { NewImportItem } from "@throughline/store";
import { OpmlError, type OpmlFeed, readOpml } from "@throughline/story-pack";
import { feedKey, feedTwins, WebError } from "@throughline/web";
import type { DeskNeeds } from "../needs.ts";
import { HttpProblem } from "../problem.ts";
import { checkedUrlOf } from "./given-url.ts";
import { described } from "./publisher-of-url.ts";

/** Feeds taken from one document. */
const mostFeeds = 5_000;
const longestTitle = 500;
const longestUrl = 2_000;

/** The feeds of an OPML document. Throws a 422 problem for one that is no OPML, names no feed, or too many. */
export function feedsOfOpml(opml: string): OpmlFeed[] {
  let feeds: OpmlFeed[];
  try {
    feeds = readOpml(opml);
  } catch (error) {
    if (!(error instanceof OpmlError)) throw error;
    throw new HttpProblem(
      422,
      `This is not an OPML document: line ${error.line}: ${error.message}. Export the list of feeds from your reader again, as OPML.`,
    );
  }
  if (feeds.length === 0)
    throw new HttpProblem(422, "The document lists no feeds. A feed is an outline with an xmlUrl attribute.");
  if (feeds.length > mostFeeds)
    throw new HttpProblem(
      422,
      `The document lists ${feeds.length} feeds; import at most ${mostFeeds} at a time.`,
    );
  return feeds;
}

/**
 * What is to be done with each feed of a list, as far as it shows without the store: added, or settled already as
 * standing higher up (under this or a twin URL), being no URL, or having an address that may not be fetched from.
 */
export function importItems(
  { web, pack }: Pick<DeskNeeds, "web" | "pack">,
  feeds: readonly OpmlFeed[],
): NewImportItem[] {
  const places = new Map<string, number>();
  return feeds.map((feed, at) => {
    const named = { url: feed.url.slice(0, longestUrl), title: titleOf(feed) };
    const checked = checkedUrl(web, feed.url);
    if ("result" in checked) return { ...named, ...checked };
    const key = feedKey(checked.url) ?? checked.url;
    const before = places.get(key);
    if (before !== undefined)
      return { ...named, result: "duplicate", reason: `It stands higher up, as number ${before}.` };
    places.set(key, at + 1);
    const { publisher, country, language, stateMedia, folders } = feed;
    const said = { publisher, country, language, stateMedia };
    const note = feed.problems.length > 0 ? `Left out: ${feed.problems.join("; ")}.` : "";
    return {
      ...named,
      feed: {
        ...described(said, checked.url, pack.current().publishers),
        url: checked.url,
        title: named.title,
        folders,
        twins: feedTwins(checked.url),
        note,
      },
    };
  });
}

/** A reader that knows no title writes the URL in its place: then the feed's own is taken at its first poll. */
function titleOf({ title, url }: OpmlFeed): string {
  return title === url ? "" : title.slice(0, longestTitle);
}

function checkedUrl(
  web: DeskNeeds["web"],
  given: string,
): { url: string } | { result: "notUrl" | "refused"; reason: string } {
  if (given.trim() === "") return { result: "notUrl", reason: "Its address is missing." };
  try {
    return { url: checkedUrlOf(web, given) };
  } catch (error) {
    if (!(error instanceof WebError)) throw error;
    const result = error.code === "badUrl" ? "notUrl" : "refused";
    return { result, reason: `${error.message.charAt(0).toUpperCase()}${error.message.slice(1)}.` };
  }
}
