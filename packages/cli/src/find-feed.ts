import { FeedList, type FeedView } from "@throughline/contracts";
import { type DeskClient, DeskError } from "./desk-client.ts";

/** The feed that a person means. Throws a `DeskError` when none fits, or several do. */
export async function feedMeant(desk: DeskClient, words: string): Promise<FeedView> {
  const { items } = await desk.json("/feeds", FeedList);
  const found = matchingFeeds(items, words);
  const [feed] = found;
  if (!feed)
    throw new DeskError(
      `No feed has the id "${words}", nor that in its title, publisher or address. \`throughline feeds list\` shows them.`,
    );
  if (found.length === 1) return feed;
  const some = found.slice(0, 10).map((each) => `  ${each.id}  ${each.title || each.url}`);
  const rest = found.length > some.length ? [`  and ${found.length - some.length} more`] : [];
  throw new DeskError(
    [`"${words}" fits ${found.length} feeds. Give the id or more of the title:`, ...some, ...rest].join("\n"),
  );
}

/**
 * The feed with this id or address; else those whose title it is; else those whose title or publisher has it;
 * else those whose address has it.
 */
export function matchingFeeds(feeds: readonly FeedView[], words: string): FeedView[] {
  const wanted = folded(words);
  const fits: ((feed: FeedView) => boolean)[] = [
    (feed) => feed.id === words || bare(feed.url) === bare(words),
    (feed) => folded(feed.title) === wanted,
    (feed) => folded(feed.title).includes(wanted) || folded(feed.publisher).includes(wanted),
    (feed) => folded(feed.url).includes(wanted),
  ];
  for (const fit of fits) {
    const found = feeds.filter(fit);
    if (found.length > 0) return found;
  }
  return [];
}

function bare(url: string): string {
  return url.replace(/^https?:\/\/(www\.)?/i, "").replace(/\/$/, "");
}

function folded(text: string): string {
  return text.normalize("NFKC").toLocaleLowerCase("und");
}
