import { z } from "zod";

/** How a feed does beyond its answers: its pace, what it is worth, and whether its hub pushes. */

const time = z.string();

/** How long it waits between two polls, and why, in words. `chosenMinutes` is what a person asked for. */
export const FeedInterval = z.object({
  minutes: z.number(),
  because: z.string(),
  chosenMinutes: z.number().nullable(),
});

/** What came of a feed's entries of the last `days`. Shares are for who shows them. */
export const FeedYield = z.object({
  days: z.int(),
  entries: z.int(),
  /** Articles that no other feed brought before. */
  fresh: z.int(),
  onStory: z.int(),
  copies: z.int(),
});
export type FeedYield = z.infer<typeof FeedYield>;

/** The subscription to its hub (WebSub). `reason` is what the hub said where it was no yes. */
export const FeedPush = z.object({
  hub: z.string(),
  status: z.enum(["pending", "active", "denied", "ended"]),
  reason: z.string(),
  expiresAt: time.nullable(),
  pushes: z.int(),
  lastPushAt: time.nullable(),
});
