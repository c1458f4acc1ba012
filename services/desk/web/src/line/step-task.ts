const tasks: Record<string, string> = {
  poll: "asks feeds for their entries.",
  fetch: "brings the pages of new entries.",
  clean: "strips a page down to its article.",
  dedupe: "finds out whether an article copies another.",
  tag: "says who and what an article is about, and whether it belongs to the story.",
  thread: "groups articles that report the same event.",
  notify: "tells those who asked to be told.",
};

/** What a step is for, as the end of a sentence that begins with its name; "" for a step of a newer line. */
export function stepTask(step: string): string {
  return tasks[step] ?? "";
}
