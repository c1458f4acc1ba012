import type { Publisher, StateMedia } from "@throughline/contracts";

export type FeedPublisher = {
  publisher: string;
  country?: string;
  language?: string;
  stateMedia?: StateMedia;
};

/**
 * Who publishes what stands at a URL: the pack's publisher with that host or a host above it, or else the host's
 * own name, since a reader must see where something comes from.
 */
export function publisherOfUrl(url: string, publishers: readonly Publisher[]): FeedPublisher {
  const host = new URL(url).hostname.replace(/^www\./, "");
  const known = publishers.find(({ hosts }) => hosts.some((own) => host === own || host.endsWith(`.${own}`)));
  if (!known) return { publisher: host };
  return {
    publisher: known.name,
    country: known.country,
    language: known.language,
    stateMedia: known.stateMedia,
  };
}

/** What a person said of a feed, with what is known of its URL where nothing was said. */
export function described<T extends Partial<FeedPublisher>>(
  said: T,
  url: string,
  publishers: readonly Publisher[],
): T & FeedPublisher {
  const known = publisherOfUrl(url, publishers);
  const publisher = said.publisher || known.publisher;
  // What the pack says of a publisher holds only where that one is meant.
  if (publisher !== known.publisher) return { ...said, publisher };
  return {
    ...said,
    publisher,
    country: said.country ?? known.country,
    language: said.language ?? known.language,
    stateMedia: said.stateMedia ?? known.stateMedia,
  };
}
