import { join } from "node:path";
import { fileNames } from "./pack-articles.ts";
import type { PackProblem } from "./pack-problem.ts";
import { readLabels } from "./read-labels.ts";
import { readStoryPack } from "./read-story-pack.ts";

/** What a check of a pack found. `usable` says whether Throughline would start with it. */
export type PackCheck = {
  usable: boolean;
  problems: PackProblem[];
  /** How much there is of each, where the pack could be read. */
  counts: Partial<Record<"entities" | "feeds" | "publishers" | "sites" | "articles" | "labels", number>>;
};

/**
 * Checks everything of a pack, labels and golden results too, and changes nothing. Throws a `SetupError` for a folder
 * that lacks a required file, or holds one that cannot be read.
 */
export async function checkStoryPack(folder: string): Promise<PackCheck> {
  const { pack, problems } = await readStoryPack(folder);
  if (pack === undefined) return { usable: false, problems, counts: {} };
  const labels = await readLabels(pack);
  const counts = {
    entities: pack.entities.length,
    feeds: pack.feeds.length,
    publishers: pack.publishers.length,
    ...(pack.sites.length > 0 && { sites: pack.sites.length }),
    articles: pack.articles.length,
    labels: labels.articles.length,
  };
  const golden = await staleGolden(
    folder,
    pack.articles.map(({ file }) => file),
  );
  return { usable: true, problems: [...problems, ...labels.problems, ...golden], counts };
}

async function staleGolden(folder: string, articles: readonly string[]): Promise<PackProblem[]> {
  const names = await fileNames(join(folder, "golden"));
  return names
    .filter((name) => !articles.includes(name.replace(/\.json$/u, "")))
    .map((name) => ({
      file: `golden/${name}`,
      what: "articles/ has no such article",
      mend: "run npm run golden -- --update",
      level: "warning" as const,
    }));
}
