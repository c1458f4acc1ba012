import type { AddFeed } from "@throughline/contracts";
import { type HostLeases, inTurn } from "@throughline/runtime";
import type { FeedRow } from "@throughline/store";
import { discoverFeeds, feedTwins, hopByHop, WebError } from "@throughline/web";
import type { DeskNeeds } from "../needs.ts";
import { HttpProblem } from "../problem.ts";
import { checkedUrlOf } from "./given-url.ts";
import { pollNow } from "./poll-now.ts";
import { described } from "./publisher-of-url.ts";

export type FeedChoice = { url: string; title: string };

/** What adding gave: the new feed, the one that was there already, or the feeds to choose from. */
export type Added = { added: FeedRow } | { known: FeedRow } | { choices: FeedChoice[] };

type Found = { feeds: FeedChoice[]; answeredAt: string };

/** Looking for a site's feeds takes a few requests of a few seconds each. */
const discoveryDeadlineMs = 30_000;

/**
 * Adds the feed at a URL, or the one feed that the page there offers; it is polled at once. Throws a 422
 * problem for a URL that may not be fetched, that does not answer, or where there is no feed; `force` adds the
 * URL as it is in the last two cases.
 */
export async function addFeed(
  needs: DeskNeeds & { now: () => Date },
  input: AddFeed,
  options: { force: boolean },
): Promise<Added> {
  const url = checkedUrl(needs, input.url);
  const known = await knownFeed(needs, [url], options.force);
  if (known) return { known };
  const { feeds, answeredAt } = await discovered(needs, url, options.force);
  const [feed, ...others] = feeds;
  if (!feed || others.length > 0) return { choices: feeds };
  const behind = options.force ? undefined : await knownFeed(needs, [feed.url, answeredAt], false);
  if (behind) return { known: behind };
  const { feed: row, added } = await needs.store.feeds.add(
    {
      ...described(input, feed.url, needs.pack.current().publishers),
      url: feed.url,
      // What a page calls the link ("RSS") is no title; the feed's own comes with its first poll.
      title: input.title ?? "",
      origin: "user",
      nextPollAt: needs.now(),
      intervalSeconds: firstIntervalSeconds(needs),
    },
    needs.now(),
  );
  if (!added) return { known: row };
  await pollNow(needs, row.id);
  return { added: row };
}

/** The interval before a feed's own pace is known. */
export function firstIntervalSeconds({ settings }: Pick<DeskNeeds, "settings">): number {
  return Math.max(1, Math.round(settings.THROUGHLINE_POLL_MINUTES * 60));
}

/** A URL that may be fetched, in its standard form. Throws a 422 problem for any other. */
export function checkedUrl({ web }: Pick<DeskNeeds, "web">, given: string): string {
  try {
    return checkedUrlOf(web, given);
  } catch (error) {
    throw unusable(error, "Give the address of a feed or of a site, such as https://example.org/rss.");
  }
}

/** Who insists gets the twin of a feed, too: http beside https, with a slash beside without. */
async function knownFeed(
  { store }: DeskNeeds,
  urls: string[],
  exactly: boolean,
): Promise<FeedRow | undefined> {
  const twins = exactly ? urls : urls.flatMap(feedTwins);
  const known = await store.knownFeeds.find(twins);
  return twins.flatMap((url) => known.get(url) ?? [])[0];
}

async function discovered(needs: DeskNeeds, url: string, force: boolean): Promise<Found> {
  let reason: string;
  try {
    const signal = AbortSignal.timeout(discoveryDeadlineMs);
    const found = await discoverFeeds(inTurnAtEachHost(needs, signal), url, { signal });
    if (found.feeds.length > 0) return found;
    reason = found.reason;
  } catch (error) {
    if (!(error instanceof WebError)) throw error;
    reason = error.message;
  }
  if (force) return { feeds: [{ url, title: "" }], answeredAt: url };
  throw new HttpProblem(
    422,
    `${sentence(reason)} Check the address (sites often keep their feed under /rss or /feed), or send it with ?force=true to add it all the same.`,
  );
}

/** The web, but each request, those of redirects too, waits for its turn at its host, as those of polls do. */
function inTurnAtEachHost({ web, leases }: DeskNeeds, signal: AbortSignal): Pick<DeskNeeds["web"], "get"> {
  const open: HostLeases = {
    ...leases,
    // Where Redis is away nobody else asks either.
    acquire: (host) => leases.acquire(host).catch(() => ({ granted: true, release: async () => {} })),
  };
  return hopByHop(web, ({ host }, request) => inTurn(open, host, signal, request));
}

function unusable(error: unknown, whatToDo: string): unknown {
  if (!(error instanceof WebError)) return error;
  return new HttpProblem(422, `${sentence(error.message)} ${whatToDo}`);
}

/** A capital at the start and a full stop at the end. */
function sentence(text: string): string {
  const begun = text.charAt(0).toUpperCase() + text.slice(1);
  return /[.!?]$/.test(begun) ? begun : `${begun}.`;
}
