import type { StoryPack } from "@throughline/contracts";
import type { PackJudges } from "@throughline/story-pack";

/** The services as they judge on the line, in memory. Imported late: no other command waits for their models. */
export async function judgesOf(pack: StoryPack): Promise<PackJudges> {
  const { createTagger } = await import("@throughline/tagger");
  const { createCopyIndex } = await import("@throughline/deduplicator");
  const { createThreader } = await import("@throughline/threader");
  return {
    tagger: await createTagger(pack),
    // Labels without a time of publication are all of one time, so that a test gives the same each day.
    copies: createCopyIndex({ now: () => new Date(0) }),
    threader: createThreader(),
    // Only a pack with selectors asks the cleaner.
    extract: async (page, options) => (await import("@throughline/cleaner")).extractArticle(page, options),
  };
}
