export type Place = { start: number; end: number };

/** A stretch of text in pieces that are marked or not; places are in any order and may touch. */
export function pieces(
  start: number,
  end: number,
  places: readonly Place[],
): (Place & { marked: boolean })[] {
  const found: (Place & { marked: boolean })[] = [];
  let at = start;
  for (const place of places.toSorted((a, b) => a.start - b.start)) {
    const from = Math.max(at, place.start);
    const to = Math.min(end, place.end);
    if (to <= from) continue;
    if (from > at) found.push({ start: at, end: from, marked: false });
    found.push({ start: from, end: to, marked: true });
    at = to;
  }
  if (at < end) found.push({ start: at, end, marked: false });
  return found;
}
