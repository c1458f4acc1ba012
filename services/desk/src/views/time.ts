/** A time as ISO 8601 in UTC, and nothing as null. */
export function isoOrNull(time: Date | null): string | null {
  return time?.toISOString() ?? null;
}
