import type { IncomingHttpHeaders } from "node:http";

/** One request as the newsstand saw it. */
export type NewsstandRequest = {
  method: string;
  /** With its query. */
  path: string;
  headers: IncomingHttpHeaders;
  /** When it arrived, and when its answer ended or its connection broke, in `performance.now()` milliseconds. */
  at: number;
  endedAt: number | undefined;
  /** As answered; 0 while none is. */
  status: number;
};

/** The most requests that were open at one moment among those whose path starts with `prefix`. */
export function mostInFlight(requests: readonly NewsstandRequest[], prefix = "/"): number {
  const changes = requests
    .filter((request) => request.path.startsWith(prefix))
    .flatMap((request) => [
      { at: request.at, by: 1 },
      { at: request.endedAt ?? Number.POSITIVE_INFINITY, by: -1 },
    ])
    .sort((a, b) => a.at - b.at || a.by - b.by);
  let open = 0;
  let most = 0;
  for (const { by } of changes) {
    open += by;
    most = Math.max(most, open);
  }
  return most;
}
