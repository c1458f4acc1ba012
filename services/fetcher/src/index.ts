export { createAnswers } from "./answers.ts";
export { NotAFeed } from "./not-a-feed.ts";
export { type FeedContext, parseFeed } from "./parse-feed.ts";
export { createFetchers, type FetcherNeeds } from "./worker.ts";
