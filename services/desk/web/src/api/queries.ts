import { infiniteQueryOptions, queryOptions } from "@tanstack/react-query";
import { articleQuery, type SearchFilters } from "../lists/search-filters.ts";
import { api } from "./client.ts";
import type {
  ArticleDetail,
  ArticleList,
  Audit,
  DeadLetterList,
  EntityDetail,
  EntityHits,
  EventDetail,
  EventList,
  FeedCheck,
  FeedImport,
  FeedImportList,
  FeedList,
  FeedView,
  Line,
  NameCandidateList,
  PackStanding,
  PairComparison,
  ReplayDiff,
  RevisionView,
  Status,
} from "./types.ts";

const id = encodeURIComponent;

/** What failed is asked for again by itself, every 10 s; what is there waits for the live stream. */
const whileFailed = {
  refetchInterval: ({ state }: { state: { status: string } }) =>
    (state.status === "error" ? 10_000 : false) as number | false,
};

export const statusQuery = queryOptions({
  queryKey: ["status"],
  queryFn: ({ signal }) => api<Status>("/api/v1/status", { signal }),
  refetchInterval: 30_000,
});

export const eventsPageSize = 50;

/** The newest events; older pages are fetched apart, by cursor. */
export const newestEventsQuery = queryOptions({
  queryKey: ["events"],
  queryFn: ({ signal }) => api<EventList>(`/api/v1/events?limit=${eventsPageSize}`, { signal }),
  ...whileFailed,
});

export function fetchEventsAfter(cursor: string): Promise<EventList> {
  return api<EventList>(`/api/v1/events?limit=${eventsPageSize}&cursor=${id(cursor)}`);
}

export const eventQuery = (eventId: string) =>
  queryOptions({
    queryKey: ["event", eventId],
    queryFn: ({ signal }) => api<EventDetail>(`/api/v1/events/${id(eventId)}`, { signal }),
  });

export const articleQueryOptions = (articleId: string) =>
  queryOptions({
    queryKey: ["article", articleId],
    queryFn: ({ signal }) => api<ArticleDetail>(`/api/v1/articles/${id(articleId)}`, { signal }),
  });

/** A version of an article's text never changes once the next one stands. */
export const revisionQuery = (articleId: string, revision: number) =>
  queryOptions({
    queryKey: ["article", articleId, "revision", revision],
    queryFn: ({ signal }) =>
      api<RevisionView>(`/api/v1/articles/${id(articleId)}/revisions/${revision}`, { signal }),
  });

export const compareQuery = (a: string, b: string) =>
  queryOptions({
    queryKey: ["compare", a, b],
    queryFn: ({ signal }) => api<PairComparison>(`/api/v1/compare?a=${id(a)}&b=${id(b)}`, { signal }),
  });

export const replayQuery = (articleId: string, run: number) =>
  queryOptions({
    queryKey: ["replay", articleId, run],
    queryFn: ({ signal }) => api<ReplayDiff>(`/api/v1/articles/${id(articleId)}/replay/${run}`, { signal }),
    refetchInterval: (query) => (query.state.data?.finished ? false : 1000),
  });

export const feedsQuery = queryOptions({
  queryKey: ["feeds"],
  queryFn: ({ signal }) => api<FeedList>("/api/v1/feeds", { signal }),
  refetchInterval: 60_000,
});

export const feedQuery = (feedId: string) =>
  queryOptions({
    queryKey: ["feed", feedId],
    queryFn: ({ signal }) => api<FeedView>(`/api/v1/feeds/${id(feedId)}`, { signal }),
  });

/** Asked once for an address, and again only when a person wants it: a server stands behind it. */
export const checkQuery = (url: string) =>
  queryOptions({
    queryKey: ["check", url],
    queryFn: ({ signal }) =>
      api<FeedCheck>("/api/v1/feeds/check", { method: "POST", body: { url }, signal, timeoutMs: 60_000 }),
    staleTime: Number.POSITIVE_INFINITY,
    retry: false,
    refetchOnWindowFocus: false,
    refetchOnReconnect: false,
  });

export const importsQuery = queryOptions({
  queryKey: ["imports"],
  queryFn: ({ signal }) => api<FeedImportList>("/api/v1/feeds/imports", { signal }),
});

/** Asked for again while it goes on, and while first polls are to come. */
export const importQuery = (importId: string) =>
  queryOptions({
    queryKey: ["import", importId],
    queryFn: ({ signal }) => api<FeedImport>(`/api/v1/feeds/imports/${id(importId)}`, { signal }),
    refetchInterval: ({ state }) => {
      if (state.data === undefined) return false;
      if (state.data.finishedAt === null) return 500;
      return state.data.firstPolls.waiting > 0 ? 10_000 : false;
    },
  });

export const lineQuery = queryOptions({
  queryKey: ["line"],
  queryFn: ({ signal }) => api<Line>("/api/v1/line", { signal }),
  refetchInterval: 3000,
});

export const auditQuery = queryOptions({
  queryKey: ["audit"],
  queryFn: ({ signal }) => api<Audit>("/api/v1/audit", { signal }),
  refetchInterval: 15_000,
});

export const deadQuery = queryOptions({
  queryKey: ["dead"],
  queryFn: ({ signal }) => api<DeadLetterList>("/api/v1/dead", { signal }),
  refetchInterval: 10_000,
});

/** The entities of the story whose names begin with some words; nothing is asked for none. */
export const entityHitsQuery = (words: string) =>
  queryOptions({
    queryKey: ["entity", "search", words],
    queryFn: ({ signal }) => api<EntityHits>(`/api/v1/entities?q=${id(words)}`, { signal }),
    enabled: words !== "",
    staleTime: 60_000,
  });

/** Asked for often while stored articles are being tagged anew. */
export const packQuery = queryOptions({
  queryKey: ["pack"],
  queryFn: ({ signal }) => api<PackStanding>("/api/v1/pack", { signal }),
  refetchInterval: ({ state }) => (state.data?.application?.endedAt === null ? 1000 : 15_000),
});

/** Spellings that wait for a person. */
export const namesQuery = queryOptions({
  queryKey: ["names"],
  queryFn: ({ signal }) => api<NameCandidateList>("/api/v1/name-candidates", { signal }),
  refetchInterval: 60_000,
});

export const entityQuery = (entityId: string) =>
  queryOptions({
    queryKey: ["entity", entityId],
    queryFn: ({ signal }) => api<EntityDetail>(`/api/v1/entities/${id(entityId)}`, { signal }),
  });

/** Articles that fit the filters, page by page. Held still while they are read: only a new search asks again. */
export const searchQuery = (filters: SearchFilters) =>
  infiniteQueryOptions({
    queryKey: ["search", filters],
    queryFn: ({ signal, pageParam }) =>
      api<ArticleList>(
        `/api/v1/articles?${articleQuery(filters, pageParam === null ? { limit: 50 } : { limit: 50, cursor: pageParam })}`,
        { signal },
      ),
    initialPageParam: null as string | null,
    getNextPageParam: (last) => last.nextCursor,
    refetchOnWindowFocus: false,
  });
