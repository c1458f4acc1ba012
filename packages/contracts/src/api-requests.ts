import { z } from "zod";
import { FeedView, Problem } from "./api.ts";
import { itemId } from "./jobs.ts";

/** What the desk's API takes besides the bodies in `api.ts`, and the problems that carry more than words. */

const moment = z.union([z.iso.datetime({ offset: true }), z.iso.date()], {
  error: "a date such as 2026-06-23, or a time such as 2026-06-23T10:00:00Z",
});
const limit = z.coerce.number().int().min(1).max(200).default(50);
const cursor = z.string().max(500).optional();

/** `?limit&cursor`: the cursor is the `nextCursor` of the page before. */
export const PageQuery = z.object({ limit, cursor });

/** Filters of the article list; all given ones must fit. `after` and `before` bound the time of observation. */
export const ArticleQuery = PageQuery.extend({
  q: z.string().trim().max(300).optional(),
  event: itemId.optional(),
  entity: z.string().max(100).optional(),
  feed: itemId.optional(),
  language: z.string().max(20).optional(),
  after: moment.optional(),
  before: moment.optional(),
});
export type ArticleQuery = z.infer<typeof ArticleQuery>;

/** The beginning of a name, in any of its spellings. */
export const EntityQuery = z.object({ q: z.string().trim().min(1).max(100) });

/** `force` adds a feed that does not answer now. */
export const AddFeedQuery = z.object({ force: z.stringbool().default(false) });

/** A person's ruling: the article is a copy of that other one, or with null no copy. */
export const RuleCopy = z.strictObject({
  copyOf: itemId.nullable(),
  note: z.string().trim().max(500).default(""),
});

/** An article's id, its URL or its canonical URL. */
export const TraceQuery = z.object({ article: z.string().trim().min(1).max(2048) });

export const Login = z.strictObject({ password: z.string().min(1).max(1000) });

/** A retried dead letter runs with `job` in place of its own payload where one is given. */
export const RetryDead = z.strictObject({ job: z.record(z.string(), z.unknown()).optional() });

/** 409: the feed is there already. */
export const KnownFeed = Problem.extend({ feed: FeedView });

/** 400: which parts of the request are wrong. */
export const InvalidRequest = Problem.extend({
  errors: z.array(z.object({ in: z.string(), path: z.string(), message: z.string() })),
});

/** `missing` names what the line cannot work without. */
export const Health = z.object({
  status: z.enum(["ok", "failing"]),
  missing: z.array(z.enum(["redis", "store"])),
});
export type Health = z.infer<typeof Health>;
