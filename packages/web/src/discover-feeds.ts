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
};

/** What a request for a feed says it takes. */
export const feedAccept =
  "application/atom+xml, application/rss+xml, application/rdf+xml, application/feed+json, application/xml;q=0.9, text/xml;q=0.9, application/json;q=0.8, text/html;q=0.5, */*;q=0.1";

const wellKnownPaths = ["/feed", "/rss", "/rss.xml", "/atom.xml", "/feed.xml", "/index.xml"];

/**
 * Finds the feeds behind a URL: itself, the ones that its page links, or the first that answers on a
 * well-known path of its host. Throws a `WebError` when the URL brings no answer at all.
 */
export async function discoverFeeds(
  web: Web,
  url: string,
  options: { signal?: AbortSignal } = {},
): Promise<DiscoveredFeeds> {
  const get = (target: string) =>
    web.get(target, { accept: feedAccept, deadlineMs: 20_000, maxBytes: 10 * 1024 * 1024, ...options });
  const answer = await get(url);
  if (answer.status !== 200)
    return {
      from: "nowhere",
      feeds: [],
      reason: `${url} answers ${answer.status}, not with a feed or a page`,
    };
  if (isFeed(answer)) return { from: "itself", feeds: [{ url: feedUrl(answer), title: "" }], reason: "" };
  const { text } = decodeText(answer.body, answer.headers["content-type"]);
  const links = htmlFeedLinks(text, answer.finalUrl);
  if (links.length > 0) return { from: "links", feeds: links, reason: "" };
  for (const path of wellKnownPaths) {
    const found = await tryFeed(get, new URL(path, answer.finalUrl).href);
    if (found) return { from: "wellKnownPaths", feeds: [{ url: found, title: "" }], reason: "" };
  }
  const what = sniffDocument(text) === "html" ? "a page that links no feed" : "neither a feed nor a page";
  return { from: "nowhere", feeds: [], reason: `${url} is ${what}; give the URL of a feed` };
}

async function tryFeed(get: (url: string) => Promise<WebResponse>, url: string): Promise<string | undefined> {
  try {
    const answer = await get(url);
    return answer.status === 200 && isFeed(answer) ? feedUrl(answer) : undefined;
  } catch (error) {
    if (error instanceof WebError) return undefined;
    throw error;
  }
}

function isFeed(answer: WebResponse): boolean {
  return looksLikeFeed(answer.body, answer.headers["content-type"]);
}

/** Only permanent moves change what a feed is called; behind any other its old URL stays the right one. */
function feedUrl(answer: WebResponse): string {
  const permanent = answer.redirects.every(({ status }) => status === 301 || status === 308);
  return permanent ? answer.finalUrl : answer.url;
}
