import { createHash } from "node:crypto";
import { StoryDefinition, type StoryPack } from "@throughline/contracts";
import { checkEntities } from "./entity-check.ts";
import { readFeedsFile } from "./feeds-file.ts";
import { checkGazetteer } from "./gazetteer-check.ts";
import { loadArticles } from "./pack-articles.ts";
import { GazetteerFile, PublishersFile, SitesFile } from "./pack-files.ts";
import type { PackProblem } from "./pack-problem.ts";
import { withPresentIds } from "./present-ids.ts";
import { checkFeedPublishers, checkPublishers } from "./publishers-check.ts";
import { checkReferences } from "./references-check.ts";
import { checkSites } from "./sites-check.ts";
import { readTextFile } from "./text-file.ts";
import { readYaml } from "./yaml-file.ts";

/** A pack as far as it could be read, and everything that is wrong with it. No pack where a fault prevents its use. */
export type ReadPack = { pack?: StoryPack; problems: PackProblem[] };

/**
 * Reads and checks the files of a pack that decide how it runs. Throws a `SetupError` for a required file that is
 * missing, and for any that cannot be read.
 */
export async function readStoryPack(folder: string): Promise<ReadPack> {
  const files = await readFiles(folder);
  const story = readYaml("story.yaml", files.story, StoryDefinition);
  const gazetteer = readYaml("gazetteer.yaml", files.gazetteer, GazetteerFile);
  const publishers = readYaml("publishers.yaml", files.publishers, PublishersFile);
  const sites = readYaml("sites.yaml", files.sites ?? "sites: []\n", SitesFile);
  const feeds = readFeedsFile("feeds.opml", files.feeds);
  const articles = await loadArticles(folder);
  const entities = gazetteer.value?.entities ?? [];
  const publisherList = publishers.value?.publishers ?? [];
  const problems: PackProblem[] = [
    ...story.problems,
    ...(story.value && gazetteer.value ? checkReferences("story.yaml", story.value, entities, story.at) : []),
    ...gazetteer.problems,
    ...checkGazetteer("gazetteer.yaml", entities, gazetteer.at),
    ...checkEntities("gazetteer.yaml", entities, gazetteer.at),
    ...publishers.problems,
    ...checkPublishers("publishers.yaml", publisherList, publishers.at),
    ...sites.problems,
    ...checkSites("sites.yaml", sites.value?.sites ?? [], sites.at),
    ...feeds.problems,
    ...checkFeedPublishers("feeds.opml", feeds, publisherList),
    ...articles.problems,
  ];
  if (!story.value || problems.some(({ level }) => level !== "warning")) return { problems };
  const pack = {
    folder,
    version: versionOf([files.story, files.gazetteer, files.publishers, files.sites ?? []].flat()),
    definition: withPresentIds(story.value, entities),
    entities,
    publishers: publisherList,
    sites: sites.value?.sites ?? [],
    feeds: feeds.feeds,
    articles: articles.articles,
  };
  return { pack, problems };
}

type PackFiles = {
  story: string;
  gazetteer: string;
  publishers: string;
  sites: string | undefined;
  feeds: string;
};

async function readFiles(folder: string): Promise<PackFiles> {
  const required = async (file: string) => (await readTextFile(folder, file)) ?? "";
  const noPublishers = "publishers: []\n";
  return {
    story: await required("story.yaml"),
    gazetteer: await required("gazetteer.yaml"),
    publishers: (await readTextFile(folder, "publishers.yaml", { optional: true })) ?? noPublishers,
    sites: await readTextFile(folder, "sites.yaml", { optional: true }),
    feeds: await required("feeds.opml"),
  };
}

/** 16 hex digits of SHA-256 over the texts and their lengths, so that moving a line between files shows. */
function versionOf(texts: string[]): string {
  const hash = createHash("sha256");
  for (const text of texts) hash.update(`${text.length}\n`).update(text);
  return hash.digest("hex").slice(0, 16);
}
