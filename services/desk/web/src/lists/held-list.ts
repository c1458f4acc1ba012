/** What a list needs to know of an item to hold it still: which it is, and how much it held when shown. */
export type Held = { id: string; size: number; at: string };

/** What waits behind a list that is being read. */
export type Waiting = { added: string[]; grown: Map<string, number> };

/**
 * Compares the list that a person is reading with the newest one, so that the page can say "4 new" without
 * moving anything. `added` are ids that are not shown yet, newest first; `grown` are those shown that have
 * more in them than when they were shown, with how much. An item that only fell out of the newest page is
 * left alone. Older ones that a further page brought are not new.
 */
export function waiting(shown: readonly Held[], newest: readonly Held[]): Waiting {
  const known = new Map(shown.map((item) => [item.id, item]));
  const oldestShown = shown.map((item) => item.at).sort()[0] ?? "";
  const result: Waiting = { added: [], grown: new Map() };
  for (const item of newest) {
    const before = known.get(item.id);
    if (before === undefined) {
      if (item.at >= oldestShown) result.added.push(item.id);
    } else if (item.size > before.size) {
      result.grown.set(item.id, item.size - before.size);
    }
  }
  return result;
}

/** What waits, in words for the bar at the top and for screen readers; "" when nothing does. */
export function waitingInWords({ added, grown }: Waiting, one: string, many = `${one}s`): string {
  const parts: string[] = [];
  if (added.length > 0) parts.push(`${added.length} new ${added.length === 1 ? one : many}`);
  if (grown.size > 0) {
    parts.push(
      parts.length > 0
        ? `${grown.size} with more reports`
        : `${grown.size} ${grown.size === 1 ? one : many} with more reports`,
    );
  }
  return parts.join(", ");
}

/**
 * Where the line "seen before" goes in a list that is ordered newest first: the index of the first item that
 * has not changed since the last visit, or -1 where the line would part nothing.
 */
export function seenBoundary(times: readonly string[], lastVisit: string | null): number {
  if (lastVisit === null) return -1;
  const index = times.findIndex((at) => at <= lastVisit);
  return index > 0 ? index : -1;
}

/**
 * The order in which a list stays while it is looked at: what was there keeps its place, what is gone leaves,
 * and newcomers come first, in the order given.
 */
export function stableOrder(before: readonly string[], now: readonly string[]): string[] {
  const present = new Set(now);
  const known = new Set(before);
  return [...now.filter((id) => !known.has(id)), ...before.filter((id) => present.has(id))];
}
