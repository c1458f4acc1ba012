const units = [
  { name: "s", ms: 1_000, upTo: 60_000 },
  { name: "min", ms: 60_000, upTo: 3_600_000 },
  { name: "h", ms: 3_600_000, upTo: 48 * 3_600_000 },
  { name: "d", ms: 24 * 3_600_000, upTo: 30 * 24 * 3_600_000 },
] as const;

/** A time as a person says it, "12 min ago" or "in 3 h"; more than 30 days away its date; "" for none. */
export function relativeTime(iso: string | null, now: Date): string {
  if (iso === null) return "";
  const ms = Date.parse(iso) - now.getTime();
  if (Number.isNaN(ms)) return iso;
  const unit = units.find(({ upTo }) => Math.abs(ms) < upTo);
  if (!unit) return iso.slice(0, 10);
  const count = Math.floor(Math.abs(ms) / unit.ms);
  if (unit.name === "s" && count < 5) return "now";
  return ms < 0 ? `${count} ${unit.name} ago` : `in ${count} ${unit.name}`;
}

/** A length of time: "3.2 ms", "450 ms", "2.1 s", "5 min", "3 h". */
export function duration(ms: number): string {
  if (ms < 10) return `${Math.round(ms * 10) / 10} ms`;
  if (ms < 1_000) return `${Math.round(ms)} ms`;
  if (ms < 60_000) return `${(ms / 1_000).toFixed(1)} s`;
  const unit = units.find(({ upTo }) => ms < upTo) ?? units[3];
  return `${Math.floor(ms / unit.ms)} ${unit.name}`;
}

/** A time to the second, in UTC: "2026-06-23 09:12:05 UTC". */
export function exactTime(iso: string): string {
  return `${iso.slice(0, 10)} ${iso.slice(11, 19)} UTC`;
}
