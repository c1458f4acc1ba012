/** What the search place keeps in its URL. All optional; dates are `YYYY-MM-DD` in the reader's zone. */
export type SearchFilters = {
  q?: string;
  language?: string;
  feed?: string;
  entity?: string;
  event?: string;
  after?: string;
  before?: string;
};

const names = ["q", "language", "feed", "entity", "event", "after", "before"] as const;

/** Reads filters from a URL's search part; what is empty or no text is left out. */
export function readFilters(search: Record<string, unknown>): SearchFilters {
  const filters: SearchFilters = {};
  for (const name of names) {
    const value = search[name];
    const text = typeof value === "number" ? String(value) : value;
    if (typeof text === "string" && text.trim() !== "") filters[name] = text.trim();
  }
  return filters;
}

/** The query of `/api/v1/articles` for these filters. A day stands for its midnight here; `before` includes its day. */
export function articleQuery(
  filters: SearchFilters,
  page: { limit: number; cursor?: string },
): URLSearchParams {
  const query = new URLSearchParams();
  for (const name of names) {
    const value = filters[name];
    if (value === undefined) continue;
    if (name === "after" || name === "before") {
      const day = dayStart(value, name === "before" ? 1 : 0);
      if (day !== null) query.set(name, day);
    } else query.set(name, value);
  }
  query.set("limit", String(page.limit));
  if (page.cursor !== undefined) query.set("cursor", page.cursor);
  return query;
}

function dayStart(day: string, daysLater: number): string | null {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(day);
  if (match === null) return null;
  const date = new Date(Number(match[1]), Number(match[2]) - 1, Number(match[3]) + daysLater);
  return Number.isNaN(date.getTime()) ? null : date.toISOString();
}
