export { type ComparisonOptions, compareArticles, sampledShinglesOf } from "./compare-articles.ts";
export { type CopyIndexOptions, createCopyIndex } from "./copy-index.ts";
export { createDeduplicator } from "./worker.ts";
