import { feedIdOf, type PolledFeed } from "@throughline/store";
import { decodeText, htmlFeedLinks, type WebResponse } from "@throughline/web";
import { disabled, type Ended, failed, type PollNeeds } from "./poll-ended.ts";

/**
 * A story pack may name a site whose feed it does not know. At such a feed's first polls the page's own link (the
 * first, which sites give to their main feed) takes the place of the URL, once, and is polled next. `undefined` when
 * the page links none, when a link has taken the place before (pages that link one another would be polled without
 * end), or when the feed has been read before: then its page is a fault, perhaps of an hour.
 * Where the link is a feed of its own here, this one is switched off in its favour.
 */
export async function feedOfSite(
  needs: PollNeeds,
  feed: PolledFeed,
  answer: WebResponse,
  now: Date,
): Promise<Ended | undefined> {
  // A feed keeps the id of the URL under which it was added.
  const isFirst = feed.last_success_at === null && feed.id === feedIdOf(feed.url);
  if (!isFirst) return undefined;
  const { text } = decodeText(answer.body, answer.headers["content-type"]);
  const [link] = htmlFeedLinks(text, answer.finalUrl);
  if (!link || link.url === feed.url) return undefined;
  const known = await needs.store.feeds.getByUrl(link.url);
  if (known && known.id !== feed.id) {
    const reason = `${feed.url} is a page whose feed, ${link.url}, is here already`;
    // Switching this one off, too, would leave neither.
    return known.status === "active"
      ? disabled(feed, reason)
      : failed(needs, feed, `${reason}, but is ${known.status}`, now);
  }
  return {
    outcome: "unchanged",
    reason: `it is a page; the feed that it links, ${link.url}, takes its place`,
    entries: 0,
    newEntries: 0,
    changes: { url: link.url, next_poll_at: now, moved_to: null, moved_count: 0 },
  };
}
