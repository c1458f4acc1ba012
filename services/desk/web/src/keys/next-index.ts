/** Where in a list the focus is, what is chosen, and where the focus was last; -1 for nowhere. */
export type Places = { focused: number; chosen: number; remembered: number };

/**
 * Where j (1) and k (-1) lead in a list of `count` things. From the focus they go on, and from what is chosen;
 * with neither they come back to where the focus was last, or begin at the top. They stop at both ends.
 */
export function nextIndex({ focused, chosen, remembered }: Places, count: number, by: 1 | -1): number {
  const from = focused >= 0 ? focused : chosen;
  if (from < 0) return Math.max(remembered, 0);
  return Math.min(count - 1, Math.max(0, from + by));
}
