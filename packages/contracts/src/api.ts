import { z } from "zod";
import { CorrectionView } from "./corrections.ts";
import { FeedInterval, FeedPush, FeedYield } from "./feed-health.ts";
import { changeKinds } from "./revision-change.ts";
import { steps } from "./steps.ts";
import { stateMediaKinds } from "./story-pack.ts";

/** The HTTP API of the desk, as the desk serves it and the page and the command read it. Times are ISO 8601 UTC. */

const time = z.string();
const step = z.enum(steps);
const page = <T extends z.ZodType>(item: T) =>
  z.object({ items: z.array(item), nextCursor: z.string().nullable() });

/** RFC 9457 problem details; `detail` says what to do. */
export const Problem = z.object({
  type: z.string(),
  title: z.string(),
  status: z.int(),
  detail: z.string(),
});
export type Problem = z.infer<typeof Problem>;

export const FeedPoll = z.object({
  at: time,
  outcome: z.string(),
  reason: z.string(),
  httpStatus: z.int().nullable(),
  entries: z.int(),
  newEntries: z.int(),
  durationMs: z.number(),
});

export const FeedView = z.object({
  id: z.string(),
  url: z.string(),
  title: z.string(),
  publisher: z.string(),
  /** Id of the pack's publisher group, such as a state's media; "" where none fits. */
  group: z.string(),
  country: z.string(),
  language: z.string(),
  stateMedia: z.enum(stateMediaKinds),
  /** Where the list that it came with had it, outermost first. */
  folders: z.array(z.string()),
  status: z.enum(["active", "paused", "disabled"]),
  /** `new` before its first poll; `silent` when it answers, but has brought nothing for longer than it ever does. */
  health: z.enum(["new", "ok", "silent", "failing"]),
  /** Why it is not well, in words; "" when it is. */
  reason: z.string(),
  errorCount: z.int(),
  format: z.string().nullable(),
  lastPolledAt: time.nullable(),
  lastNewAt: time.nullable(),
  nextPollAt: time.nullable(),
  interval: FeedInterval,
  /** Entries a week; null while too few are known. */
  perWeek: z.number().nullable(),
  /** When its newest entry was published, or first seen. */
  lastEntryAt: time.nullable(),
  yield: FeedYield,
  push: FeedPush.nullable(),
  articles: z.int(),
  origin: z.enum(["pack", "user"]),
  /** Whether its articles are looked at again for edits. */
  watchEdits: z.boolean(),
  polls: z.array(FeedPoll).optional(),
});
export type FeedView = z.infer<typeof FeedView>;

export const FeedList = z.object({ items: z.array(FeedView) });
export const AddFeed = z.strictObject({
  url: z.string().min(1).max(2048),
  title: z.string().max(500).optional(),
  publisher: z.string().max(200).optional(),
  country: z.string().max(2).optional(),
  language: z.string().max(20).optional(),
  stateMedia: z.enum(stateMediaKinds).optional(),
});
export type AddFeed = z.infer<typeof AddFeed>;
/** What adding a URL gave. A page that offers several feeds adds none: `choices` lists them. */
export const AddedFeed = z.object({
  feed: FeedView.nullable(),
  choices: z.array(z.object({ url: z.string(), title: z.string() })),
});
/** `intervalMinutes`: polled so often, whatever its own pace is; null goes back to that. */
export const ChangeFeed = z.strictObject({
  status: z.enum(["active", "paused"]).optional(),
  intervalMinutes: z.number().min(1).max(1440).nullable().optional(),
  watchEdits: z.boolean().optional(),
});
export const PublisherView = z.object({
  name: z.string(),
  country: z.string(),
  group: z.string(),
});

export type PublisherView = z.infer<typeof PublisherView>;

export const ArticleSummary = z.object({
  id: z.string(),
  title: z.string(),
  url: z.string(),
  publisher: PublisherView,
  feedIds: z.array(z.string()),
  language: z.string(),
  publishedAt: time.nullable(),
  observedAt: time,
  /** The step that works on it next, or "ended". */
  stage: z.string(),
  /** Its last outcome, and why. */
  outcome: z.string().nullable(),
  reason: z.string(),
  eventId: z.string().nullable(),
  copyOf: z.string().nullable(),
  relevance: z.number().nullable(),
});
export type ArticleSummary = z.infer<typeof ArticleSummary>;
export const ArticleList = page(ArticleSummary);

export const MentionView = z.object({
  field: z.enum(["title", "text"]),
  start: z.int(),
  end: z.int(),
  surface: z.string(),
  type: z.string(),
  entityId: z.string(),
  kind: z.string(),
  score: z.number(),
  by: z.string(),
  /** Of a name that sounds like a listed one: that spelling, and how far it is from it, 0 to 1. */
  evidence: z.object({ spelling: z.string(), distance: z.number() }).optional(),
});

export const PassportView = z.object({
  step,
  outcome: z.string(),
  reason: z.string(),
  evidence: z.record(z.string(), z.unknown()),
  revision: z.int(),
  run: z.int(),
  runs: z.int(),
  attempt: z.int(),
  codeVersion: z.string(),
  at: time,
  durationMs: z.number(),
});

/** What a person ruled about an article: a copy of another one, or with null no copy. */
export const CopyRulingView = z.object({ copyOf: z.string().nullable(), note: z.string(), at: time });
export type CopyRulingView = z.infer<typeof CopyRulingView>;

export const CopyView = z.object({
  articleId: z.string(),
  title: z.string(),
  publisher: PublisherView,
  observedAt: time,
  publishedAt: time.nullable(),
  relation: z.enum(["exact", "near", "partial"]),
  /** Share of its text that stands in the original; null where the machine compared nothing. */
  containment: z.number().nullable(),
  /** Whether a person says so. */
  ruled: z.boolean(),
});

export type CopyView = z.infer<typeof CopyView>;

export const ArticleDetail = ArticleSummary.extend({
  authors: z.array(z.string()),
  siteName: z.string().nullable(),
  imageUrl: z.string().nullable(),
  modifiedAt: time.nullable(),
  fetchedAt: time.nullable(),
  /** The article that it turned out to be under another URL. */
  mergedInto: z.string().nullable(),
  revision: z.int(),
  run: z.int(),
  kind: z.string().nullable(),
  quality: z.object({ method: z.string(), score: z.number(), reasons: z.array(z.string()) }).nullable(),
  text: z.string(),
  mentions: z.array(MentionView),
  entities: z.array(
    z.object({ id: z.string(), name: z.string(), type: z.string(), count: z.int(), salience: z.number() }),
  ),
  countries: z.array(z.object({ code: z.string(), role: z.enum(["actor", "mentioned"]), score: z.number() })),
  /** `because` tells the words and names that speak for a topic, or the person who said so. */
  topics: z.array(z.object({ code: z.string(), label: z.string(), score: z.number(), because: z.string() })),
  quotes: z.array(
    z.object({
      text: z.string(),
      start: z.int(),
      end: z.int(),
      speaker: z.object({ entityId: z.string().optional(), name: z.string() }).nullable(),
      cue: z.string(),
      stance: z.string(),
    }),
  ),
  contributions: z.array(z.object({ rule: z.string(), weight: z.number(), because: z.string() })),
  newSentences: z.array(z.object({ text: z.string(), start: z.int(), end: z.int() })),
  /** Of a live blog: its posts by their places in the text. */
  posts: z.array(z.object({ start: z.int(), end: z.int(), publishedAt: time.optional() })),
  revisions: z.array(
    z.object({
      revision: z.int(),
      title: z.string(),
      at: time,
      characters: z.int(),
      /** What it changed of the revision before, in words; null of the first. */
      changed: z.string().nullable(),
      /** The sentence in which its publisher owns to a correction. */
      correction: z.string().nullable(),
    }),
  ),
  copies: z.array(CopyView),
  /** What persons said of its tags; a copy has its original's. */
  corrections: z.array(CorrectionView),
  /** What a person ruled about it as a copy; it holds against what the machine finds. */
  copyRuling: CopyRulingView.nullable(),
  passport: z.array(PassportView),
  dead: z.object({ id: z.string(), step, error: z.string() }).nullable(),
});
export type ArticleDetail = z.infer<typeof ArticleDetail>;

/** One version of an article's text; `changes` are the first hundred to the version before. */
export const RevisionView = z.object({
  articleId: z.string(),
  revision: z.int(),
  title: z.string(),
  at: time,
  text: z.string(),
  changes: z.array(
    z.object({
      kind: z.enum(changeKinds),
      before: z.string(),
      after: z.string(),
      lead: z.string(),
      tail: z.string(),
    }),
  ),
  counts: z.partialRecord(z.enum(changeKinds), z.int()),
  correction: z.string().nullable(),
  /** Why the text was not compared with that of the version before; null where it was. */
  uncompared: z.string().nullable(),
});
export type RevisionView = z.infer<typeof RevisionView>;

export const EventSummary = z.object({
  id: z.string(),
  title: z.string(),
  language: z.string(),
  firstAt: time,
  latestAt: time,
  first: z.object({ articleId: z.string(), publisher: PublisherView, at: time }),
  articles: z.int(),
  copies: z.int(),
  independentSources: z.int(),
  languages: z.array(z.string()),
  /** What the latest report said that none before it did. */
  newest: z
    .object({ articleId: z.string(), publisher: PublisherView, at: time, sentences: z.array(z.string()) })
    .nullable(),
  /** Reports per equal slice of the time from first to latest, at most 24 slices. */
  spark: z.array(z.int()),
});
export type EventSummary = z.infer<typeof EventSummary>;
export const EventList = page(EventSummary);

export const EventDetail = EventSummary.extend({
  /** In the order of observation; a copy stands in `copies` of the report that it copies. */
  reports: z.array(
    ArticleSummary.extend({
      newSentences: z.array(z.string()),
      copies: z.array(CopyView),
    }),
  ),
  entities: z.array(z.object({ id: z.string(), name: z.string(), type: z.string(), count: z.int() })),
});
export type EventDetail = z.infer<typeof EventDetail>;

/** An entity of the story's gazetteer, as a search for one shows it. */
export const EntityHit = z.object({
  id: z.string(),
  name: z.string(),
  type: z.string(),
  country: z.string().nullable(),
});
export type EntityHit = z.infer<typeof EntityHit>;
export const EntityHits = z.object({ items: z.array(EntityHit) });

export const EntityDetail = z.object({
  id: z.string(),
  /** Ids that it had before, under which older articles may still name it. */
  formerIds: z.array(z.string()),
  name: z.string(),
  type: z.string(),
  country: z.string().nullable(),
  articles: z.int(),
  surfaces: z.array(z.object({ surface: z.string(), count: z.int() })),
  recent: z.array(ArticleSummary),
});

export const Audit = z.object({
  discovered: z.int(),
  ended: z.record(z.string(), z.int()),
  inFlight: z.int(),
  /** Of those in flight: with a dead letter that waits for a person. */
  dead: z.int(),
  balanced: z.boolean(),
  /** What does not add up, in words; empty when balanced. */
  problems: z.array(z.string()),
});
export type Audit = z.infer<typeof Audit>;

export const LineStep = z.object({
  step,
  waiting: z.int(),
  active: z.int(),
  delayed: z.int(),
  failed: z.int(),
  /** Age of the oldest waiting job, in milliseconds; null when none waits. */
  oldestWaitMs: z.number().nullable(),
  /** Jobs that ended in the last full minute. */
  perMinute: z.number(),
  /** Items in the store whose next step this is. */
  backlog: z.int(),
  outcomes: z.array(z.object({ outcome: z.string(), target: z.string(), count: z.int() })),
});
export type LineStep = z.infer<typeof LineStep>;
export const Line = z.object({
  steps: z.array(LineStep),
  redis: z.enum(["up", "down"]),
  store: z.enum(["up", "down"]),
});
export type Line = z.infer<typeof Line>;

export const DeadLetterView = z.object({
  id: z.string(),
  step,
  itemId: z.string(),
  revision: z.int(),
  run: z.int(),
  title: z.string(),
  job: z.record(z.string(), z.unknown()),
  error: z.string(),
  stack: z.string(),
  attempts: z.int(),
  at: time,
});
export const DeadLetterList = z.object({ items: z.array(DeadLetterView) });

/** A document to run through the line: a file of a replayed folder, in base64. */
export const ReplayDocument = z.strictObject({
  name: z.string().min(1).max(500),
  contentType: z.enum(["text/plain", "text/html"]),
  body: z.base64(),
  url: z.url().max(2048).optional(),
  publisher: z.string().max(200).optional(),
  country: z.string().max(2).optional(),
  stateMedia: z.enum(stateMediaKinds).optional(),
  publishedAt: z.iso.datetime({ offset: true }).optional(),
});
export const ReplayStarted = z.object({ articleId: z.string(), run: z.int(), known: z.boolean() });

/** What one run of an article gave, as hashed results by step, so that two runs can be compared. */
export const ReplayDiff = z.object({
  articleId: z.string(),
  title: z.string(),
  run: z.int(),
  finished: z.boolean(),
  outcome: z.string().nullable(),
  changes: z.array(z.object({ step, what: z.string(), before: z.string(), after: z.string() })),
});

export const Status = z.object({
  version: z.string(),
  mode: z.enum(["standalone", "services"]),
  startedAt: time,
  story: z.object({
    id: z.string(),
    name: z.string(),
    /** Of the pack's files that decide how articles are tagged. */
    version: z.string(),
    /** Since when it is in use here. */
    since: time,
    /** Why the folder's newer state is not in use, in words; null where it is. */
    problem: z.string().nullable(),
    groups: z.array(z.object({ id: z.string(), label: z.string(), mark: z.string() })),
  }),
  feeds: z.object({ active: z.int(), paused: z.int(), disabled: z.int(), failing: z.int() }),
  articles: z.int(),
  events: z.int(),
  redis: z.enum(["up", "down"]),
  store: z.enum(["up", "down"]),
});
export type Status = z.infer<typeof Status>;

/** What the live stream says: something moved; whoever shows it asks for it. */
export const LiveMessage = z.object({
  kind: z.enum(["article", "feed"]),
  id: z.string(),
  step,
  outcome: z.string(),
  eventId: z.string().optional(),
});
export type LiveMessage = z.infer<typeof LiveMessage>;
