import type { StoryPack } from "@throughline/contracts";
import { packError } from "./pack-problem.ts";
import { readStoryPack } from "./read-story-pack.ts";

/**
 * Loads and checks the story pack in a folder: `story.yaml`, `gazetteer.yaml` and `feeds.opml`, and where
 * there are any `publishers.yaml`, `sites.yaml`, `articles/` and `articles.yaml`. The pack's `version` is a hash
 * over the files that decide how articles are read and tagged, so that results of different rules can be told apart.
 *
 * Throws a `SetupError` that lists every fault with its file, its place and how to mend it; warnings are
 * `checkStoryPack`'s to tell.
 */
export async function loadStoryPack(folder: string): Promise<StoryPack> {
  const { pack, problems } = await readStoryPack(folder);
  if (pack === undefined)
    throw packError(
      folder,
      problems.filter(({ level }) => level !== "warning"),
    );
  return pack;
}
