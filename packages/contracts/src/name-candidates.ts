import { z } from "zod";

/** What a person says of a spelling that may be a listed person's; `open` until somebody does. */
export const nameDecisions = ["open", "confirmed", "rejected"] as const;
export type NameDecision = (typeof nameDecisions)[number];

/** A confirmed spelling: an alias of an entity, whose bearer went by `strangerId` until then. */
export type ConfirmedName = { entityId: string; strangerId: string; alias: string; language: string };

/** A spelling that may be a listed person's. Times are ISO 8601 UTC. */
export const NameCandidateView = z.object({
  id: z.string(),
  /** The spelling as an article has it, and the language of that one. */
  surface: z.string(),
  language: z.string(),
  /** What its bearer goes by until it is confirmed. */
  strangerId: z.string(),
  /** Whose name it may be: null where the pack does not list the entity any more. */
  entity: z.object({ id: z.string(), name: z.string().nullable() }),
  /** The listed spelling that it sounds like, and how far it is from it, 0 to 1. */
  spelling: z.string(),
  distance: z.number(),
  articles: z.int(),
  firstSeenAt: z.string(),
  decision: z.enum(nameDecisions),
  /** The alias that it became. */
  alias: z.string().nullable(),
  by: z.string(),
  decidedAt: z.string().nullable(),
});
export type NameCandidateView = z.infer<typeof NameCandidateView>;
export const NameCandidateList = z.object({ items: z.array(NameCandidateView) });

export const DecideName = z.strictObject({
  decision: z.enum(nameDecisions).describe("open takes back what was said"),
  alias: z
    .string()
    .trim()
    .min(2)
    .max(200)
    .optional()
    .describe("The spelling that becomes an alias, in the nominative; else as the article has it"),
  by: z.string().trim().max(100).default("").describe("Whose word it is"),
});
export type DecideName = z.infer<typeof DecideName>;

/** `tagged`: how many articles are tagged anew for it. */
export const NameDecided = z.object({ candidate: NameCandidateView, tagged: z.int() });
export type NameDecided = z.infer<typeof NameDecided>;
