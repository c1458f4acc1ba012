import type { NewsstandRequest } from "@throughline/testkit";

/** How many of the gaps between a host's requests, each from the end of one to the start of the next, are long enough. */
export function gapsKept(
  requests: readonly Pick<NewsstandRequest, "at" | "endedAt">[],
  gapMs: number,
): { gaps: number; kept: number } {
  const inOrder = [...requests].sort((a, b) => a.at - b.at);
  const gaps = inOrder
    .slice(1)
    .map((request, index) => request.at - (inOrder[index]?.endedAt ?? Number.POSITIVE_INFINITY));
  return { gaps: gaps.length, kept: gaps.filter((gap) => gap >= gapMs).length };
}
