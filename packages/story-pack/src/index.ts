export { loadStoryPack } from "./load-story-pack.ts";
export { feedNamespace, type OpmlFeed } from "./opml-feed.ts";
export { type PackProblem, problemLine } from "./pack-problem.ts";
export { OpmlError, readOpml } from "./read-opml.ts";
export { type WritableFeed, writeOpml } from "./write-opml.ts";
