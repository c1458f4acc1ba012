const key = "throughline.lastVisit";

/** The latest development that was on the page when it was last open, as an ISO time; null for a first visit. */
export function readLastVisit(): string | null {
  try {
    return localStorage.getItem(key);
  } catch {
    return null;
  }
}

/** Keeps it for the next visit. A browser that keeps nothing is no fault: the page only loses its line "seen before". */
export function writeLastVisit(latestAt: string): void {
  try {
    localStorage.setItem(key, latestAt);
  } catch {
    return;
  }
}
