import { createRootRoute, createRoute, createRouter } from "@tanstack/react-router";
import { readFilters } from "./lists/search-filters.ts";
import { ArticlePlace } from "./places/article-place.tsx";
import { CheckPlace } from "./places/check-place.tsx";
import { ComparePlace } from "./places/compare-place.tsx";
import { EntityPlace } from "./places/entity-place.tsx";
import { EventPlace } from "./places/event-place.tsx";
import { FeedDetail } from "./places/feed-detail.tsx";
import { FeedsPlace, NoFeedChosen } from "./places/feeds-place.tsx";
import { ImportDetail } from "./places/import-detail.tsx";
import { ImportPlace } from "./places/import-place.tsx";
import { LinePlace } from "./places/line-place.tsx";
import { NamesPlace } from "./places/names-place.tsx";
import { NoEventChosen } from "./places/no-event-chosen.tsx";
import { NowPlace } from "./places/now-place.tsx";
import { SearchPlace } from "./places/search-place.tsx";
import { NoSuchPlace, PlaceFailed, Shell } from "./places/shell.tsx";

const optionalText = (value: unknown) => (typeof value === "string" && value !== "" ? value : undefined);

const root = createRootRoute({ component: Shell, notFoundComponent: NoSuchPlace });

const now = createRoute({ getParentRoute: () => root, id: "now", component: NowPlace });
const nowIndex = createRoute({ getParentRoute: () => now, path: "/", component: NoEventChosen });
const event = createRoute({
  getParentRoute: () => now,
  path: "/events/$eventId",
  component: EventPlace,
  validateSearch: (search: Record<string, unknown>): { article?: string | undefined } => ({
    article: optionalText(search.article),
  }),
});

const feeds = createRoute({ getParentRoute: () => root, path: "/feeds", component: FeedsPlace });
const feedsIndex = createRoute({ getParentRoute: () => feeds, path: "/", component: NoFeedChosen });
const feed = createRoute({ getParentRoute: () => feeds, path: "/$feedId", component: FeedDetail });
const check = createRoute({
  getParentRoute: () => feeds,
  path: "/check",
  component: CheckPlace,
  validateSearch: (search: Record<string, unknown>): { url?: string | undefined } => ({
    url: optionalText(search.url),
  }),
});
const newImport = createRoute({ getParentRoute: () => feeds, path: "/import", component: ImportPlace });
const oneImport = createRoute({
  getParentRoute: () => feeds,
  path: "/imports/$importId",
  component: ImportDetail,
});

const line = createRoute({
  getParentRoute: () => root,
  path: "/line",
  component: LinePlace,
  validateSearch: (search: Record<string, unknown>): { step?: string | undefined } => ({
    step: optionalText(search.step),
  }),
});

const search = createRoute({
  getParentRoute: () => root,
  path: "/search",
  component: SearchPlace,
  validateSearch: readFilters,
});

const article = createRoute({
  getParentRoute: () => root,
  path: "/articles/$articleId",
  component: ArticlePlace,
});
const compare = createRoute({
  getParentRoute: () => root,
  path: "/compare",
  component: ComparePlace,
  validateSearch: (search: Record<string, unknown>): { a?: string | undefined; b?: string | undefined } => ({
    a: optionalText(search.a),
    b: optionalText(search.b),
  }),
});
const entity = createRoute({
  getParentRoute: () => root,
  path: "/entities/$entityId",
  component: EntityPlace,
});

const names = createRoute({ getParentRoute: () => root, path: "/names", component: NamesPlace });

/** Search parts are plain: `q=1979` is the text "1979", and no value is quoted, so that URLs read well. */
const searchParts = {
  parseSearch: (search: string) => Object.fromEntries(new URLSearchParams(search)),
  stringifySearch: (search: Record<string, unknown>) => {
    const given = Object.entries(search).filter(
      (entry): entry is [string, string] => typeof entry[1] === "string",
    );
    const text = new URLSearchParams(given).toString();
    return text === "" ? "" : `?${text}`;
  },
};

export const router = createRouter({
  ...searchParts,
  routeTree: root.addChildren([
    now.addChildren([nowIndex, event]),
    feeds.addChildren([feedsIndex, feed, check, newImport, oneImport]),
    line,
    search,
    article,
    compare,
    entity,
    names,
  ]),
  defaultErrorComponent: PlaceFailed,
  scrollRestoration: false,
});

declare module "@tanstack/react-router" {
  interface Register {
    router: typeof router;
  }
}
