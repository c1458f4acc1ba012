import type { PackFeed, StoryPack } from "@throughline/contracts";
import { feedIdOf, fractionOf, type Store } from "@throughline/store";

export type AdoptNeeds = { store: Pick<Store, "feeds">; now: () => Date; pollMinutes: number };

/** Feeds that come together are first polled this far apart on average. */
const secondsPerFeed = 2;

/** Takes over a pack's feeds, unless they are known or were removed by a person. Answers how many were new. */
export async function adoptFeeds(pack: StoryPack, needs: AdoptNeeds): Promise<number> {
  let count = 0;
  for (const feed of pack.feeds) if (await adoptFeed(feed, pack.feeds.length, needs)) count += 1;
  return count;
}

async function adoptFeed(feed: PackFeed, among: number, needs: AdoptNeeds): Promise<boolean> {
  const known = await needs.store.feeds.getByUrl(feed.url);
  if (known) return false;
  const now = needs.now();
  const wait = fractionOf(feedIdOf(feed.url)) * among * secondsPerFeed;
  const { added } = await needs.store.feeds.add(
    {
      ...feed,
      origin: "pack",
      nextPollAt: new Date(now.getTime() + wait * 1000),
      intervalSeconds: needs.pollMinutes * 60,
    },
    now,
  );
  return added;
}
