import { createHash } from "node:crypto";
import { StoryDefinition, type StoryPack } from "@throughline/contracts";
import { readFeedsFile } from "./feeds-file.ts";
import { checkGazetteer } from "./gazetteer-check.ts";
import { loadArticles } from "./pack-articles.ts";
import { GazetteerFile, PublishersFile } from "./pack-files.ts";
import { type PackProblem, packError } from "./pack-problem.ts";
import { checkReferences } from "./references-check.ts";
import { readTextFile } from "./text-file.ts";
import { readYaml } from "./yaml-file.ts";

/**
 * Loads and checks the story pack in a folder: `story.yaml`, `gazetteer.yaml` and `feeds.opml`, and where
 * there are any `publishers.yaml`, `articles/` and `articles.yaml`. The pack's `version` is a hash over the
 * files that decide how articles are tagged, so that results of different rules can be told apart.
 *
 * Throws a `SetupError` that lists every fault with its file, its line and how to mend it.
 */
export async function loadStoryPack(folder: string): Promise<StoryPack> {
  const files = await readFiles(folder);
  const story = readYaml("story.yaml", files.story, StoryDefinition);
  const gazetteer = readYaml("gazetteer.yaml", files.gazetteer, GazetteerFile);
  const publishers = readYaml("publishers.yaml", files.publishers, PublishersFile);
  const feeds = readFeedsFile("feeds.opml", files.feeds);
  const articles = await loadArticles(folder);
  const entities = gazetteer.value?.entities ?? [];
  const problems: PackProblem[] = [
    ...story.problems,
    ...(story.value && gazetteer.value
      ? checkReferences("story.yaml", story.value, entities, story.lineOf)
      : []),
    ...gazetteer.problems,
    ...checkGazetteer("gazetteer.yaml", entities, gazetteer.lineOf),
    ...publishers.problems,
    ...feeds.problems,
    ...articles.problems,
  ];
  if (problems.length > 0 || !story.value) throw packError(folder, problems);
  return {
    folder,
    version: versionOf([files.story, files.gazetteer, files.publishers]),
    definition: story.value,
    entities,
    publishers: publishers.value?.publishers ?? [],
    feeds: feeds.feeds,
    articles: articles.articles,
  };
}

type PackFiles = { story: string; gazetteer: string; publishers: string; feeds: string };

async function readFiles(folder: string): Promise<PackFiles> {
  const required = async (file: string) => (await readTextFile(folder, file)) ?? "";
  const noPublishers = "publishers: []\n";
  return {
    story: await required("story.yaml"),
    gazetteer: await required("gazetteer.yaml"),
    publishers: (await readTextFile(folder, "publishers.yaml", { optional: true })) ?? noPublishers,
    feeds: await required("feeds.opml"),
  };
}

/** 16 hex digits of SHA-256 over the texts and their lengths, so that moving a line between files shows. */
function versionOf(texts: string[]): string {
  const hash = createHash("sha256");
  for (const text of texts) hash.update(`${text.length}\n`).update(text);
  return hash.digest("hex").slice(0, 16);
}
