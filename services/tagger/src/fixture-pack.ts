import type { StoryPack } from "@throughline/contracts";

/** A pack of a test: its entities and publishers, and nothing else. */
export function fixturePack(
  entities: StoryPack["entities"],
  publishers: StoryPack["publishers"] = [],
): StoryPack {
  return {
    folder: "",
    version: "test",
    definition: {
      id: "test",
      name: "Test",
      description: "",
      languages: ["en"],
      publisherGroups: [],
      relevance: { threshold: 0.5, bias: 0, rules: [] },
      topics: [],
    },
    entities,
    publishers,
    sites: [],
    feeds: [],
    articles: [],
  };
}
