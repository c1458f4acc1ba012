/**
 * Deepest nesting that reaches the parser; browsers stop there, too. For each element the parser walks through those
 * that are open, so that its time would grow with the square of the depth.
 */
const deepest = 512;
/** Elements without an end tag, and those that another's start may end: they tell nothing of the depth. */
const uncounted = new Set(
  "area base basefont bgsound br col embed frame hr img input keygen link meta param source track wbr p li dt dd tr td th thead tbody tfoot caption colgroup option optgroup rp rt rb rtc html head body".split(
    " ",
  ),
);

export type OpenElements = ReturnType<typeof countOpenElements>;

/** Counts the elements that are open, roughly as the parser would, and says which tags would nest too deep. */
export function countOpenElements() {
  const open: string[] = [];
  const times = new Map<string, number>();
  const skipped = new Map<string, number>();

  /** Whether a start tag stays. */
  function starts(name: string): boolean {
    if (uncounted.has(name)) return true;
    if (open.length < deepest) {
      open.push(name);
      times.set(name, (times.get(name) ?? 0) + 1);
      return true;
    }
    skipped.set(name, (skipped.get(name) ?? 0) + 1);
    return false;
  }

  /** Whether an end tag stays: that of a start tag that did not, goes too. */
  function ends(name: string): boolean {
    const left = skipped.get(name) ?? 0;
    if (left > 0) {
      skipped.set(name, left - 1);
      return false;
    }
    if (!times.get(name)) return true;
    for (let last = open.pop(); last !== undefined; last = open.pop()) {
      times.set(last, (times.get(last) ?? 1) - 1);
      if (last === name) break;
    }
    skipped.clear();
    return true;
  }

  return { starts, ends };
}
