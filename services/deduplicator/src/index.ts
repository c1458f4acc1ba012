export { createAnswers } from "./answers.ts";
export { type ComparisonOptions, compareArticles, sampledShinglesOf } from "./compare-articles.ts";
export { type CopyIndexOptions, createCopyIndex } from "./copy-index.ts";
export { startUpkeep, type Upkeep, type UpkeepNeeds } from "./upkeep.ts";
export { createDeduplicator } from "./worker.ts";
