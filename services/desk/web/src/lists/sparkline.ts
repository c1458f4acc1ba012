/** A sparkline as an SVG path of upright bars, one for each count, over a width and a height in pixels. */
export function sparkPath(counts: readonly number[], width: number, height: number): string {
  const most = Math.max(0, ...counts);
  if (most === 0) return "";
  const slot = width / counts.length;
  const bar = Math.min(Math.max(1, slot - 1), 4);
  return counts
    .map((count, index) => {
      if (count <= 0) return "";
      // The square root keeps a single report visible beside a burst of fifty.
      const tall = Math.max(1.5, height * Math.sqrt(count / most));
      return `M${round(index * slot)} ${height}v${round(-tall)}h${round(bar)}v${round(tall)}z`;
    })
    .join("");
}

function round(value: number): number {
  return Math.round(value * 100) / 100;
}
