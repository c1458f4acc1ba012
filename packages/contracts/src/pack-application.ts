import { z } from "zod";

/** A version of the story pack on its way through the stored articles. Times are ISO 8601 UTC. */
export const PackApplication = z.object({
  id: z.string(),
  packVersion: z.string(),
  startedAt: z.string(),
  /** Null while it goes on. */
  endedAt: z.string().nullable(),
  /** How many articles it takes: those with tags of another version, and their copies. */
  total: z.int(),
  counts: z.object({
    waiting: z.int(),
    /** Came onto the story, left it, were tagged otherwise, were left as they were. */
    gained: z.int(),
    lost: z.int(),
    retagged: z.int(),
    same: z.int(),
    /** Were tagged by another version than this: the tagger reads another folder, or it changed again. */
    otherPack: z.int(),
    failed: z.int(),
  }),
});
export type PackApplication = z.infer<typeof PackApplication>;
export const PackApplicationList = z.object({ items: z.array(PackApplication) });

/** The story pack that the desk runs with, and how the stored articles stand to it. */
export const PackStanding = z.object({
  id: z.string(),
  name: z.string(),
  version: z.string(),
  since: z.string(),
  /** Why the folder's newer state is not in use, in words; null where it is. */
  problem: z.string().nullable(),
  topics: z.array(z.object({ code: z.string(), label: z.string() })),
  /** Stored articles whose tags are of another version. */
  outdated: z.int(),
  /** The newest one; null where none was ever started. */
  application: PackApplication.nullable(),
});
export type PackStanding = z.infer<typeof PackStanding>;

/** `version`: refused where the desk runs with another one. */
export const ApplyPack = z.strictObject({ version: z.string().max(100).optional() });
