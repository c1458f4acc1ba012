import { StoryDefinition } from "@throughline/contracts";
import { z } from "zod";
import { LabelsFile, LabelThresholds } from "./labels-file.ts";
import { ArticlesFile, GazetteerFile, PublishersFile, SitesFile } from "./pack-files.ts";

/** Which schema each file of a pack keeps to; `labels/*.yaml` all keep to `labels`. */
export const packSchemas = {
  story: { title: "story.yaml of a story pack", schema: StoryDefinition },
  gazetteer: { title: "gazetteer.yaml of a story pack", schema: GazetteerFile },
  publishers: { title: "publishers.yaml of a story pack", schema: PublishersFile },
  sites: { title: "sites.yaml of a story pack", schema: SitesFile },
  articles: { title: "articles.yaml of a story pack", schema: ArticlesFile },
  labels: { title: "labels/*.yaml of a story pack", schema: LabelsFile },
  thresholds: { title: "labels/thresholds.yaml of a story pack", schema: LabelThresholds },
} as const;

export type PackSchemaName = keyof typeof packSchemas;

/** A file's JSON Schema (draft 7, which editors' YAML servers know best), as it is written into `schemas/`. */
export function packSchemaText(name: PackSchemaName): string {
  const { title, schema } = packSchemas[name];
  const generated = z.toJSONSchema(schema, { target: "draft-7", io: "input" });
  return `${JSON.stringify({ title, ...generated }, null, 2)}\n`;
}
