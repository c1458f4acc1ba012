import { z } from "zod";

/** What is asked when a feed is checked: its address, or that of a page, in its standard form. */
export const CheckFeed = z.strictObject({ url: z.string().min(1).max(2048) });
export type CheckFeed = z.infer<typeof CheckFeed>;

const offer = z.object({
  url: z.string(),
  title: z.string(),
  /** Id of the feed that it is here as; null when it is not. */
  knownAs: z.string().nullable(),
});

/**
 * What would happen if an address was added; nothing is added for it. `feed`: the feed there, or the one that the
 * page there offers, can be read. `choices`: the page offers several. `none`: there is no feed. `failed`: there is
 * no usable answer. Times are ISO 8601 UTC.
 */
export const FeedCheck = z.object({
  url: z.string(),
  verdict: z.enum(["feed", "choices", "none", "failed"]),
  /** What would happen, or why not, in a sentence or two. */
  summary: z.string(),
  /** What a person can do next; "" where that is plain. */
  whatToDo: z.string(),
  /** Under which URL it would be added: behind permanent moves, the new one. Null where nothing would be. */
  addedAs: z.string().nullable(),
  /** The page that offers the feed, where the address is a page's, and how it was found there. */
  page: z.object({ url: z.string(), by: z.enum(["link", "wellKnownPath"]) }).nullable(),
  /** The last answer; null where there was none. */
  answer: z
    .object({
      status: z.int(),
      finalUrl: z.string(),
      redirects: z.array(z.object({ url: z.string(), status: z.int() })),
      contentType: z.string(),
      bytes: z.int(),
      /** With the wait for a turn at the host. */
      durationMs: z.number(),
      /** Whether the next poll can ask for changes only. */
      etag: z.boolean(),
      lastModified: z.boolean(),
    })
    .nullable(),
  charset: z
    .object({
      name: z.string(),
      /** Who named it. */
      source: z.enum(["bom", "header", "declaration", "detection"]),
      /** Claims that the bytes belied. */
      conflicts: z.array(z.string()),
    })
    .nullable(),
  feed: z
    .object({
      format: z.string(),
      title: z.string(),
      link: z.string(),
      language: z.string(),
      hub: z.string().nullable(),
      /** What had to be mended, in words. */
      repairs: z.array(z.string()),
      entries: z.int(),
      newest: z.string().nullable(),
      oldest: z.string().nullable(),
      /** Entries that name no id and no URL: they are known by a hash of title and date. */
      withoutId: z.int(),
      withoutDate: z.int(),
      /** Entries that lead to no page: no article comes of them. */
      withoutPage: z.int(),
      /** The first few. */
      sample: z.array(z.object({ title: z.string(), url: z.string(), publishedAt: z.string().nullable() })),
    })
    .nullable(),
  pace: z
    .object({
      /** Null where no entry is dated, and where the oldest is younger than a week. */
      entriesPerWeek: z.number().nullable(),
      /** How long after a first poll now the second would come. */
      intervalSeconds: z.int(),
      /** Who decided that, in words. */
      because: z.string(),
      ttlMinutes: z.int().nullable(),
      /** Cache-Control or Expires of the answer. */
      freshSeconds: z.int().nullable(),
    })
    .nullable(),
  /**
   * Whether the newest entry's page may be fetched, by its site's robots.txt; null where there is no page, and where
   * that site has no turn before the check has to be done.
   */
  robots: z
    .object({
      url: z.string(),
      allowed: z.boolean(),
      /** The rule that decided; "" where none fits. */
      rule: z.string(),
      crawlDelaySeconds: z.number().nullable(),
    })
    .nullable(),
  /** The feed that is here already under this or a twin address. */
  known: z.object({ id: z.string(), url: z.string(), title: z.string() }).nullable(),
  /** The feeds that the page offers. */
  offers: z.array(offer),
});
export type FeedCheck = z.infer<typeof FeedCheck>;
