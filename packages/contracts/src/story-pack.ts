import { z } from "zod";

const twoCapitals = "write two capital letters, such as EG";

/** Every language that a story pack gives aliases or words in, by BCP 47 code. */
const wordsByLanguage = z.record(z.string(), z.array(z.string().min(1)));

/** A year, a month or a day of the Gregorian calendar. */
const partialDate = z
  .string()
  .regex(
    /^\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?$/,
    'write a date such as "2024-08-21" or "2024"',
  );

/** A Wikidata QID, or `local:<slug>` where no source confirms one. */
export const EntityId = z
  .string()
  .regex(
    /^(Q[1-9]\d*|local:[a-z0-9-]+)$/,
    "write a Wikidata id such as Q794, or local:<slug> in small letters, digits and hyphens",
  );

/** A name within a pack, for people and machines. */
export const Slug = z
  .string()
  .regex(/^[a-z][a-z0-9-]*$/, "write small letters, digits and hyphens, a letter first");

export const entityTypes = ["person", "organisation", "place", "facility", "event", "work", "other"] as const;

/** One entity of a pack's gazetteer. */
export const PackEntity = z.strictObject({
  id: EntityId.describe("Wikidata id where a source confirms it, else local:<slug>"),
  name: z.string().min(1).describe("How the desk writes it; counts as an alias"),
  type: z.enum(entityTypes),
  country: z
    .string()
    .length(2, twoCapitals)
    .optional()
    .describe("ISO 3166-1 alpha-2 of the country that the entity is, belongs to or acts for"),
  source: z.string().optional().describe("Where the id was confirmed"),
  formerIds: z
    .array(EntityId)
    .optional()
    .describe("Ids that it had before, such as local:<slug> until a Wikidata id was confirmed"),
  roles: z
    .array(z.strictObject({ title: z.string(), from: partialDate.optional(), to: partialDate.optional() }))
    .default([])
    .describe("Offices held, with their first and last day where known"),
  aliases: wordsByLanguage
    .default({})
    .describe("Names by language, in the nominative; cases and clitics are added"),
  demonyms: wordsByLanguage.default({}).describe('Adjectives and inhabitants of a country: "Iranian"'),
  metonyms: wordsByLanguage.default({}).describe('What stands for a government: "Kremlin"'),
});
export type PackEntity = z.infer<typeof PackEntity>;

/** A topic (IPTC Media Topics code) with the weighted words, per language, and entities that speak for it. */
export const PackTopic = z.strictObject({
  code: z.string().min(1).describe("An IPTC Media Topic, such as medtop:20000642"),
  label: z.string().min(1),
  words: z
    .record(z.string(), z.record(z.string(), z.number()))
    .describe("By language: words and what they weigh; * at the end takes any ending"),
  entities: z
    .record(z.string(), z.number())
    .optional()
    .describe("Entities whose names speak for it, in whatever language, and what they weigh"),
});
export type PackTopic = z.infer<typeof PackTopic>;

/** What makes an article belong to the story. Weights add up; `bias` is what an empty article gets. */
export const PackRelevance = z.strictObject({
  threshold: z.number().min(0).max(1).describe("Articles below it end off the story"),
  bias: z.number().describe("What an article has that names nothing of the story"),
  rules: z.array(
    z.strictObject({
      name: z.string().min(1),
      weight: z.number(),
      all: z
        .array(z.union([z.string(), z.array(z.string()).min(1)]))
        .min(1)
        .describe(
          "All must be tagged: entity ids, country:XX (in any role), actor:XX or topic:<code>; a list inside means any",
        ),
    }),
  ),
});
export type PackRelevance = z.infer<typeof PackRelevance>;

/** A kind of publisher as the desk marks it. The first group that fits counts. */
export const PublisherGroup = z.strictObject({
  id: Slug,
  label: z.string().min(1),
  mark: z
    .string()
    .min(1)
    .max(2)
    .describe("A character that stands for the group, so that colour is never the only mark"),
  stateMedia: z.boolean().optional(),
  countries: z.array(z.string().length(2, twoCapitals)).optional(),
});
export type PublisherGroup = z.infer<typeof PublisherGroup>;

/** The pack's `story.yaml`. */
export const StoryDefinition = z.strictObject({
  id: Slug,
  name: z.string().min(1),
  description: z.string().default(""),
  languages: z
    .array(z.string().min(2))
    .min(1)
    .describe("BCP 47 codes of the languages that the story is told in"),
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
  /** False: its articles are not looked at again for edits. */
  watchEdits?: boolean;
};

/** A publisher or agency that texts name as their source. */
export const Publisher = z.strictObject({
  name: z.string().min(1),
  family: z.string().optional().describe("Joins houses that belong together"),
  country: z.string().length(2, twoCapitals).optional(),
  language: z.string().optional(),
  stateMedia: z.enum(stateMediaKinds).default("no"),
  agency: z.boolean().default(false).describe("Others print its texts"),
  hosts: z.array(z.string()).default([]),
  credits: z.array(z.string()).default([]).describe("Names under which texts credit it, in any script"),
});
export type Publisher = z.infer<typeof Publisher>;

const cssSelector = z.string().min(1).max(300);
const cssSelectors = z.array(cssSelector).max(50).default([]);

/** How the pages of one host are read where the general rules do badly: CSS selectors of their parts. */
export const SiteSelectors = z.strictObject({
  host: z
    .string()
    .regex(
      /^[a-z0-9-]+(\.[a-z0-9-]+)+$/,
      "write a host as it stands in addresses, in small letters: news.example.org",
    )
    .describe("Host of the pages; its subdomains count, too"),
  article: cssSelectors.describe("Parts that hold the article, in place of those that would be found"),
  drop: cssSelectors.describe("Parts that are never the article"),
  title: cssSelector.optional().describe("The element that holds the title"),
  author: cssSelector.optional().describe("The elements that hold the authors"),
});
export type SiteSelectors = z.infer<typeof SiteSelectors>;

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
  /** Hash over the spellings that persons confirmed and that are among the aliases; absent where none is. */
  confirmedNames?: string;
  definition: StoryDefinition;
  entities: PackEntity[];
  publishers: Publisher[];
  sites: SiteSelectors[];
  feeds: PackFeed[];
  articles: PackArticle[];
};

/** The story pack of a process, which may change while it runs. */
export type PackInUse = {
  /** The pack as it is now: asked for each piece of work, and kept no longer. */
  current(): StoryPack;
  /** Since when it is in use, and why the folder's newer state is not; null where it is. */
  state(): { since: Date; problem: string | null };
  /** Takes the folder over now where it has changed, and does not wait for the next look. */
  refresh(): Promise<void>;
  /** Tells of each new pack, once `current` gives it. Answers how to stop that. */
  onChange(heard: (pack: StoryPack, before: StoryPack) => void): () => void;
};

/** A pack that stays as it is. */
export function unchangingPack(pack: StoryPack, since = new Date()): PackInUse {
  return {
    current: () => pack,
    state: () => ({ since, problem: null }),
    refresh: async () => {},
    onChange: () => () => {},
  };
}

/** A pack's entities by every id that they have or had. */
export function entitiesById({ entities }: Pick<StoryPack, "entities">): Map<string, PackEntity> {
  return new Map(
    entities.flatMap((entity) =>
      [...(entity.formerIds ?? []), entity.id].map((id): [string, PackEntity] => [id, entity]),
    ),
  );
}
