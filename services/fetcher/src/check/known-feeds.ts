import type { FeedCheck } from "@throughline/contracts";
import type { FeedRow, Store } from "@throughline/store";
import { type DiscoveredFeeds, feedTwins } from "@throughline/web";
import { sentence } from "./in-words.ts";

type KnownNeeds = { store: Pick<Store, "knownFeeds"> };

/** The feeds that a page offers, with those that are here already; or that there is none. */
export async function offered(
  needs: KnownNeeds,
  found: DiscoveredFeeds,
): Promise<Pick<FeedCheck, "verdict" | "summary" | "whatToDo" | "offers">> {
  const { feeds, reason } = found;
  const known = await needs.store.knownFeeds.find(feeds.flatMap(({ url }) => feedTwins(url)));
  const offers = feeds.map(({ url, title }) => {
    const feed = feedTwins(url).flatMap((twin) => known.get(twin) ?? [])[0];
    return { url, title: title.slice(0, 300), knownAs: feed?.id ?? null };
  });
  if (offers.length > 0)
    return {
      verdict: "choices",
      summary: `The page offers ${offers.length} feeds.`,
      whatToDo: "Choose one and add it by its address.",
      offers,
    };
  return {
    verdict: "none",
    summary: sentence(reason.replace("; give the URL of a feed", ", and none stands where feeds often do")),
    whatToDo: "Look on the site for the address of a feed, or whether it has one at all.",
    offers,
  };
}

/** The first feed that is here under one of the URLs or a twin of it. */
export async function knownUnder(needs: KnownNeeds, urls: string[]): Promise<FeedRow | undefined> {
  const twins = urls.flatMap(feedTwins);
  const known = await needs.store.knownFeeds.find(twins);
  return twins.flatMap((twin) => known.get(twin) ?? [])[0];
}

/** The same as a check tells it. */
export function knownFacts(feed: FeedRow | undefined): FeedCheck["known"] {
  return feed ? { id: feed.id, url: feed.url, title: feed.title } : null;
}
