import type { CopyInput } from "@throughline/contracts";

const dayMs = 24 * 60 * 60 * 1000;

/** When an article was seen: what it brings, else when it says it was published, else now. Throws a `RangeError`. */
export function observedAt(article: CopyInput, now: () => Date): Date {
  return timeOf(article, "observedAt") ?? timeOf(article, "publishedAt") ?? now();
}

/**
 * The time from which an article counts among others: when it says it was published, but never later than it was seen,
 * since some publish into the future. A date without a time, midnight UTC, says no more than that it came that day,
 * so it counts as the end of the day. Throws a `RangeError` when the claim is no time.
 */
export function countsFrom(article: CopyInput, observed: Date): Date {
  const claimed = timeOf(article, "publishedAt");
  if (!claimed) return observed;
  const isDate = claimed.getTime() % dayMs === 0;
  return new Date(Math.min(claimed.getTime() + (isDate ? dayMs - 1 : 0), observed.getTime()));
}

function timeOf(article: CopyInput, field: "observedAt" | "publishedAt"): Date | undefined {
  const said = article[field];
  if (said === undefined) return undefined;
  const time = new Date(said);
  if (Number.isNaN(time.getTime()))
    throw new RangeError(`article ${article.id}: "${said}" is no time; give ${field} in ISO 8601`);
  return time;
}
