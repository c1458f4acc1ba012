/** A place in a list, as text that goes into a URL. Only this package reads what is in it. */
export function writeCursor(parts: readonly (string | number)[]): string {
  return Buffer.from(JSON.stringify(parts)).toString("base64url");
}

/** The parts of a cursor. Throws a `RangeError` where it is not one with `count` parts. */
export function readCursor(cursor: string, count: number): string[] {
  try {
    const parts: unknown = JSON.parse(Buffer.from(cursor, "base64url").toString("utf8"));
    if (Array.isArray(parts) && parts.length === count && parts.every(isPart)) return parts.map(String);
  } catch {
    // Not JSON: told below.
  }
  throw new RangeError("the cursor is not one that this list gave");
}

/** A text in a cursor may only be an id, a time or a number: never more than a parameter of a query may hold. */
function isPart(part: unknown): boolean {
  return (typeof part === "string" && /^[\w :.+-]{1,64}$/.test(part)) || Number.isFinite(part);
}
