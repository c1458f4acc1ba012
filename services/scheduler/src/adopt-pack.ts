import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import type { PackArticle, PackFeed, StoryPack } from "@throughline/contracts";
import type { Queues } from "@throughline/runtime";
import { feedIdOf, type Store } from "@throughline/store";

export type AdoptNeeds = { store: Store; queues: Queues; now: () => Date; pollMinutes: number };

/** Feeds that come together are first polled this far apart on average. */
const secondsPerFeed = 2;

/**
 * Takes over what a story pack brings: its feeds, unless they are known or were removed by a person, and on the
 * first run its articles, which go down the line as replayed documents. Answers how many of each were new.
 */
export async function adoptPack(
  pack: StoryPack,
  needs: AdoptNeeds,
): Promise<{ feeds: number; articles: number }> {
  let feeds = 0;
  for (const feed of pack.feeds) if (await adoptFeed(feed, pack.feeds.length, needs)) feeds += 1;
  const articles = await replayOnce(pack, needs);
  return { feeds, articles };
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

/** The first run is over only when every article has been brought; bringing one twice is harmless. */
async function replayOnce(pack: StoryPack, needs: AdoptNeeds): Promise<number> {
  const key = `pack/${pack.definition.id}/replayed`;
  if (await needs.store.meta.get(key)) return 0;
  let brought = 0;
  for (const article of pack.articles) if (await bringArticle(pack, article, needs)) brought += 1;
  await needs.store.meta.set(key, needs.now().toISOString());
  return brought;
}

async function bringArticle(pack: StoryPack, article: PackArticle, needs: AdoptNeeds): Promise<boolean> {
  const publisher = pack.publishers.find(({ name }) => name === article.publisher);
  const { job, known } = await needs.store.articles.bring(
    {
      name: article.file,
      contentType: article.contentType,
      body: await readFile(article.path),
      url: article.url,
      publisher: article.publisher,
      country: publisher?.country,
      stateMedia: publisher?.stateMedia,
      publishedAt: article.publishedAt,
    },
    needs.now(),
  );
  await needs.queues.enqueue("clean", [job]);
  return !known;
}

/** A number from 0 to 1 that is always the same for one id: jitter without chance. */
function fractionOf(id: string): number {
  return createHash("sha256").update(id).digest().readUInt32BE(0) / 2 ** 32;
}
