import { MutationCache, QueryCache, QueryClient } from "@tanstack/react-query";
import { ApiError } from "./client.ts";
import { session } from "./session.ts";

/** The page's cache of answers. An answer 401 anywhere turns the page to the login. */
export function createQueryClient(): QueryClient {
  const onError = (error: Error) => {
    if (error instanceof ApiError && error.status === 401) session.set("needed");
  };
  return new QueryClient({
    queryCache: new QueryCache({ onError }),
    mutationCache: new MutationCache({ onError }),
    defaultOptions: {
      queries: {
        staleTime: 10_000,
        retry: (failures, error) =>
          failures < 2 && (!(error instanceof ApiError) || isWorthRetrying(error.status)),
        retryDelay: (failures) => 500 * 2 ** failures,
      },
    },
  });
}

function isWorthRetrying(status: number): boolean {
  return status === 0 || status === 429 || status >= 500;
}
