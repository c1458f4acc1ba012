/** A list as it is shown: its items, where older ones go on, and which are marked as new. */
export type HeldPage<T> = { items: T[]; cursor: string | null; marked: ReadonlySet<string> };
type Page<T> = { items: T[]; nextCursor: string | null };

/**
 * The list with the newest page on top. Whatever changed since the list was shown stands above whatever did
 * not, so a page with an unchanged item in it meets the list without a gap; with none, items may lie between
 * the two, and the list starts anew. `changed` are the ids on the page that are new or have grown.
 */
export function withNewest<T extends { id: string }>(
  before: HeldPage<T> | null,
  newest: Page<T>,
  changed: readonly string[],
): HeldPage<T> {
  if (before === null || changed.length >= newest.items.length) {
    return { items: newest.items, cursor: newest.nextCursor, marked: new Set(changed) };
  }
  const fresh = new Set(newest.items.map((item) => item.id));
  return {
    items: [...newest.items, ...before.items.filter((item) => !fresh.has(item.id))],
    cursor: before.cursor,
    marked: new Set([...before.marked, ...changed]),
  };
}

/** The list with an older page below; what moved up in the meantime stands in it once. */
export function withOlder<T extends { id: string }>(before: HeldPage<T>, page: Page<T>): HeldPage<T> {
  const known = new Set(before.items.map((item) => item.id));
  const added = page.items.filter((item) => !known.has(item.id));
  return { ...before, items: [...before.items, ...added], cursor: page.nextCursor };
}
