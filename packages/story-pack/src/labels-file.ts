import { Slug } from "@throughline/contracts";
import { z } from "zod";

/** An article or a passage that a person read and labelled. */
export const LabelledArticle = z
  .strictObject({
    id: Slug,
    language: z.string().min(2).describe("BCP 47 code of the language that it is written in"),
    onStory: z.boolean().describe("Whether it is about the story, in the eyes of whoever labels"),
    title: z.string().default("").describe("With every name marked: [[Araghchi|local:abbas-araghchi]]"),
    text: z.string().optional().describe("With every name of the gazetteer marked; else give file"),
    file: z.string().optional().describe("A file of articles/, in place of title and text"),
    entities: z.array(z.string()).optional().describe("Ids that a file names; its spans are not judged"),
    topics: z
      .array(z.string())
      .optional()
      .describe("Codes of the topics that it is about, of those of story.yaml"),
    event: Slug.optional().describe("Articles with the same one report the same happening"),
    copyOf: Slug.optional().describe("The labelled article of which this one is a copy"),
    publisher: z.string().optional(),
    publishedAt: z.iso.datetime({ offset: true }).optional(),
  })
  .refine(({ text, file }) => (text === undefined) !== (file === undefined), {
    message: "give it a text or a file, not both",
  });
export type LabelledArticle = z.infer<typeof LabelledArticle>;

/** The shape of each file of `labels/` but the thresholds'. */
export const LabelsFile = z.strictObject({ articles: z.array(LabelledArticle).min(1) });

const share = z.number().min(0).max(1).optional();

/** What `pack test` asks of the pack at least (of `wrongIds` at most), each from 0 to 1. What is missing is only shown. */
export const LabelThresholds = z.strictObject({
  relevanceAuc: share.describe("Area under the ROC curve of relevance against onStory"),
  precisionAt20: share.describe("Share of articles on the story among the 20 judged most relevant"),
  mentionPrecision: share.describe("In each language: share of the given mentions that are marked so"),
  mentionRecall: share.describe("In each language: share of the marked mentions that are given"),
  wrongIds: share.describe("At most: share of the ids given to articles that are not theirs"),
  eventPrecision: share.describe("Share of the pairs put into one event that belong there"),
  eventRecall: share.describe("Share of the pairs of one event that were put there"),
  copyPrecision: share.describe("Share of the articles called copies that are copies of that original"),
  copyRecall: share.describe("Share of the copies that are found"),
  siteText: share.describe(
    "For each host of sites.yaml: F1 over 4-token shingles of the texts found in pages/ against those written beside them",
  ),
});
export type LabelThresholds = z.infer<typeof LabelThresholds>;
