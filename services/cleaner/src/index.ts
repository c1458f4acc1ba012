export { type ExtractOptions, extractArticle } from "./extract-article.ts";
export { type CleanerNeeds, createCleaner } from "./worker.ts";
