export { putArticle, type TestArticle } from "./articles.ts";
export { bCubed, type Grouped, pairwise, type Scores } from "./grouping-scores.ts";
export {
  type AnswerOptions,
  type Newsstand,
  type NewsstandHandler,
  type NewsstandOptions,
  startNewsstand,
} from "./newsstand.ts";
export type { NewsstandEntry, NewsstandFeed } from "./newsstand-feed.ts";
export type { FolderPage } from "./newsstand-folder.ts";
export type { HubSubscription, NewsstandHub } from "./newsstand-hub.ts";
export type { NewsstandRequest } from "./newsstand-requests.ts";
export { openTestStore, startTestRedis } from "./parts.ts";
