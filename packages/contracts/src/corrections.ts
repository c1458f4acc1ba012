import { z } from "zod";
import { itemId } from "./jobs.ts";

/** What a person says of an article's tags against the machine. It holds for every later tagging of the article. */

/** An entity's id as articles may name one, whatever pack gave it. */
export const AnyEntityId = z.string().regex(/^[\w:-]{1,100}$/, "write an entity's id, such as Q794");

const words = z.string().trim().min(1).max(200);
/** Who says so, and why. The desk knows no accounts: a name is what somebody gives as theirs. */
const said = { by: z.string().trim().max(100).default(""), note: z.string().trim().max(1000).default("") };

/**
 * One thing that a person says of an article. `mention`: what stands there by these words, or was tagged as this
 * entity (both where both are given), names the entity `is`, or nobody where that is null. `story`: whether the
 * article is on the story. `topic`: whether it is about one of the story's topics.
 */
export const NewCorrection = z.discriminatedUnion("of", [
  z
    .strictObject({
      of: z.literal("mention"),
      surface: words.optional().describe("The words as they stand in the text"),
      entityId: AnyEntityId.optional().describe("What the machine says that they name"),
      is: AnyEntityId.nullable().describe("What they name; null: no entity of the story"),
      ...said,
    })
    .refine(({ surface, entityId }) => surface !== undefined || entityId !== undefined, {
      error: "say which words are meant (surface), or which entity (entityId), or both",
    }),
  z.strictObject({ of: z.literal("story"), onStory: z.boolean(), ...said }),
  z.strictObject({ of: z.literal("topic"), topic: z.string().min(1).max(100), about: z.boolean(), ...said }),
]);
export type NewCorrection = z.infer<typeof NewCorrection>;

/** A correction as it is kept. `name` and `type` are those of the entity or topic that it speaks for. */
export const CorrectionView = z.object({
  id: z.string(),
  /** As a sentence: "“Petrov” is Ana Petrov (Q1), not Boris Petrov." */
  says: z.string(),
  /** The article that it was said of; a copy shows its original's. */
  articleId: z.string(),
  of: z.enum(["mention", "story", "topic"]),
  surface: z.string().nullable(),
  entityId: z.string().nullable(),
  /** Of what the machine said, where a name of it is known. */
  entityName: z.string().nullable(),
  is: z.string().nullable(),
  topic: z.string().nullable(),
  /** Whether it is on the story, or about the topic; null of a mention. */
  holds: z.boolean().nullable(),
  name: z.string().nullable(),
  type: z.string().nullable(),
  by: z.string(),
  note: z.string(),
  /** ISO 8601 UTC. */
  at: z.string(),
});
export type CorrectionView = z.infer<typeof CorrectionView>;

/** Which corrections were kept or taken back, and the run in which the article is tagged anew; null: it will be in its turn. */
export const CorrectionTaken = z.object({
  correction: CorrectionView,
  articleId: itemId,
  run: z.int().nullable(),
  places: z
    .int()
    .optional()
    .describe("Of a mention: how many places of the article, as it is tagged now, the correction names"),
  near: z
    .array(z.string())
    .optional()
    .describe("Where it names none: the names in the article that have some of its words"),
});
export type CorrectionTaken = z.infer<typeof CorrectionTaken>;

/** What the tagger needs of a correction. */
export type TagCorrection = Omit<CorrectionView, "id" | "says" | "articleId" | "entityName" | "at">;
