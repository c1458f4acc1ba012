import { decodeText } from "./decode-text.ts";
import { type FeedLink, htmlFeedLinks } from "./feed-links.ts";
import { looksLikeFeed, sniffDocument } from "./sniff.ts";
import type { Web, WebResponse } from "./web.ts";
import { WebError } from "./web-error.ts";

export type DiscoveredFeeds = {
  /** Where they were found: the URL is one itself, the page links them, or they stand where feeds often do. */
  from: "itself" | "links" | "wellKnownPaths" | "nowhere";
  feeds: FeedLink[];
  /** Why there is none, in words; "" when there is one. */
  reason: string;
  /** Where the URL led, behind all redirects. */
  answeredAt: string;
};

/** What a request for a feed says it takes. */
export const feedAccept =
  "application/atom+xml, application/rss+xml, application/rdf+xml, application/feed+json, application/xml;q=0.9, text/xml;q=0.9, application/json;q=0.8, text/html;q=0.5, */*;q=0.1";

/** Few, and in the order of how often they lead somewhere. */
const wellKnownPaths = ["/feed", "/rss", "/rss.xml", "/atom.xml", "/feed.xml", "/index.xml"];

export type DiscoverOptions = { signal?: AbortSignal };
type Get = Pick<Web, "get">;

/**
 * Finds the feeds behind a URL: itself, the ones that its page links, or the first that answers on a
 * well-known path of its host, asked for one after the other. Throws a `WebError` when the URL brings no answer at
 * all. A `web` that waits for its turn makes it polite.
 */
export async function discoverFeeds(
  web: Get,
  url: string,
  options: DiscoverOptions = {},
): Promise<DiscoveredFeeds> {
  return feedsBehind(web, await askForFeed(web, url, options), options);
}

/** Asks for a URL as for a feed. Throws a `WebError` when there is no answer. */
export function askForFeed(web: Get, url: string, options: DiscoverOptions = {}): Promise<WebResponse> {
  return web.get(url, { accept: feedAccept, deadlineMs: 20_000, maxBytes: 10 * 1024 * 1024, ...options });
}

/** The same as `discoverFeeds`, for an answer that is there already. */
export async function feedsBehind(
  web: Get,
  answer: WebResponse,
  options: DiscoverOptions = {},
): Promise<DiscoveredFeeds> {
  const answeredAt = answer.finalUrl;
  const nowhere = (reason: string): DiscoveredFeeds => ({ from: "nowhere", feeds: [], reason, answeredAt });
  const found = (from: DiscoveredFeeds["from"], feeds: FeedLink[]) => ({
    from,
    feeds,
    reason: "",
    answeredAt,
  });
  if (answer.status !== 200)
    return nowhere(`${answeredAt} answers ${answer.status}, not with a feed or a page`);
  if (isFeed(answer)) return found("itself", [{ url: lastingUrl(answer), title: "" }]);
  const { text } = decodeText(answer.body, answer.headers["content-type"]);
  const links = htmlFeedLinks(text, answeredAt);
  if (links.length > 0) return found("links", links);
  for (const path of wellKnownPaths) {
    const url = await tryFeed(web, new URL(path, answeredAt).href, options);
    if (url) return found("wellKnownPaths", [{ url, title: "" }]);
  }
  const what = sniffDocument(text) === "html" ? "a page that links no feed" : "neither a feed nor a page";
  return nowhere(`${answeredAt} is ${what}; give the URL of a feed`);
}

async function tryFeed(web: Get, url: string, options: DiscoverOptions): Promise<string | undefined> {
  try {
    const answer = await askForFeed(web, url, options);
    return answer.status === 200 && isFeed(answer) ? lastingUrl(answer) : undefined;
  } catch (error) {
    if (error instanceof WebError) return undefined;
    throw error;
  }
}

function isFeed(answer: WebResponse): boolean {
  return looksLikeFeed(answer.body, answer.headers["content-type"]);
}

/** What a feed is called: only permanent moves change that; behind any other its old URL stays the right one. */
export function lastingUrl(answer: WebResponse): string {
  const permanent = answer.redirects.every(({ status }) => status === 301 || status === 308);
  return permanent ? answer.finalUrl : answer.url;
}
