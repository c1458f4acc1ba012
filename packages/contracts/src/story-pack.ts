import { z } from "zod";

/** Every language that a story pack gives aliases or words in, by BCP 47 code. */
const wordsByLanguage = z.record(z.string(), z.array(z.string().min(1)));

export const entityTypes = ["person", "organisation", "place", "facility", "event", "work", "other"] as const;

/** One entity of a pack's gazetteer. */
export const PackEntity = z.strictObject({
  /** Wikidata QID, or `local:<slug>` where no source confirms one. */
  id: z.string().regex(/^(Q[1-9]\d*|local:[a-z0-9-]+)$/),
  name: z.string().min(1),
  type: z.enum(entityTypes),
  /** ISO 3166-1 alpha-2 of the country that the entity is, belongs to or acts for. */
  country: z.string().length(2).optional(),
  /** Where the id was confirmed. */
  source: z.string().optional(),
  roles: z
    .array(z.strictObject({ title: z.string(), from: z.string().optional(), to: z.string().optional() }))
    .default([]),
  aliases: wordsByLanguage.default({}),
  demonyms: wordsByLanguage.default({}),
  /** "the Kremlin" for the Russian government. */
  metonyms: wordsByLanguage.default({}),
});
export type PackEntity = z.infer<typeof PackEntity>;

/** A topic (IPTC Media Topics code) with the weighted words that speak for it, per language. */
export const PackTopic = z.strictObject({
  code: z.string().min(1),
  label: z.string().min(1),
  words: z.record(z.string(), z.record(z.string(), z.number())),
});
export type PackTopic = z.infer<typeof PackTopic>;

/** What makes an article belong to the story. Weights add up; `bias` is what an empty article gets. */
export const PackRelevance = z.strictObject({
  threshold: z.number().min(0).max(1),
  bias: z.number(),
  rules: z.array(
    z.strictObject({
      name: z.string().min(1),
      weight: z.number(),
      /**
       * All of these must be tagged: entity ids, `country:XX` (in whatever role), `actor:XX` (as an actor) or
       * `topic:<code>`; a list inside means any of them.
       */
      all: z.array(z.union([z.string(), z.array(z.string())])).min(1),
    }),
  ),
});
export type PackRelevance = z.infer<typeof PackRelevance>;

/** A kind of publisher as the desk marks it. The first group that fits counts. */
export const PublisherGroup = z.strictObject({
  id: z.string().regex(/^[a-z][a-z0-9-]*$/),
  label: z.string().min(1),
  /** A single character that stands for the group, so that colour is never the only mark. */
  mark: z.string().min(1).max(2),
  stateMedia: z.boolean().optional(),
  countries: z.array(z.string().length(2)).optional(),
});
export type PublisherGroup = z.infer<typeof PublisherGroup>;

/** The pack's `story.yaml`. */
export const StoryDefinition = z.strictObject({
  id: z.string().regex(/^[a-z][a-z0-9-]*$/),
  name: z.string().min(1),
  description: z.string().default(""),
  languages: z.array(z.string().min(2)).min(1),
  publisherGroups: z.array(PublisherGroup).default([]),
  relevance: PackRelevance,
  topics: z.array(PackTopic).default([]),
});
export type StoryDefinition = z.infer<typeof StoryDefinition>;

/** How a feed's publisher stands to a state. */
export const stateMediaKinds = ["no", "yes", "semi", "state-funded", "official"] as const;
export type StateMedia = (typeof stateMediaKinds)[number];

/** One feed of a pack's `feeds.opml`. */
export type PackFeed = {
  url: string;
  title: string;
  publisher: string;
  /** ISO 3166-1 alpha-2, or "UN" for the United Nations. */
  country: string;
  language: string;
  stateMedia: StateMedia;
  /** ISO date of the last time that a check saw it; absent: never seen. */
  verified?: string;
  /** The URL is a site whose feed is to be discovered. */
  discover?: boolean;
};

/** A publisher or agency that texts name as their source. */
export const Publisher = z.strictObject({
  name: z.string().min(1),
  family: z.string().optional(),
  country: z.string().length(2).optional(),
  language: z.string().optional(),
  stateMedia: z.enum(stateMediaKinds).default("no"),
  agency: z.boolean().default(false),
  hosts: z.array(z.string()).default([]),
  /** Names under which texts credit it, in any script. */
  credits: z.array(z.string()).default([]),
});
export type Publisher = z.infer<typeof Publisher>;

/** What the optional `articles.yaml` says of one file of `articles/`. `publishedAt` is ISO 8601. */
export const PackArticleFacts = z.strictObject({
  publisher: z.string().min(1).optional(),
  url: z.url().optional(),
  publishedAt: z.iso.datetime({ offset: true }).optional(),
});
export type PackArticleFacts = z.infer<typeof PackArticleFacts>;

/** A replayable article of the pack's `articles/` folder. */
export type PackArticle = PackArticleFacts & { file: string; path: string; contentType: string };

/** A story pack as loaded from its folder. */
export type StoryPack = {
  folder: string;
  /** Hash over every file that decides anything: results carry it, so that a change shows. */
  version: string;
  definition: StoryDefinition;
  entities: PackEntity[];
  publishers: Publisher[];
  feeds: PackFeed[];
  articles: PackArticle[];
};
