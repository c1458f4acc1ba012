export { type CopyIndexOptions, createCopyIndex } from "./copy-index.ts";
export { createDeduplicator } from "./worker.ts";
