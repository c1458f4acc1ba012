import type { FeedImportSummary, ImportedFeedView } from "../api/types.ts";

type Outcome = ImportedFeedView["result"];

/** What a feed of an import is shown under: its result, or that it fails since it was added. */
export type ImportState = Outcome | "failing";

/** In the order in which a person wants to know. */
export const importStates: Record<ImportState, string> = {
  failing: "Added, fails",
  refused: "Refused",
  notUrl: "Not a URL",
  added: "Added",
  known: "Already here",
  duplicate: "Twice in the list",
  waiting: "Waiting",
};

export function importState(feed: Pick<ImportedFeedView, "result" | "firstPoll">): ImportState {
  return feed.firstPoll === "failing" ? "failing" : feed.result;
}

/** "480 added, 12 already here, 8 refused"; "" while nothing is through. */
export function countsInWords(counts: FeedImportSummary["counts"]): string {
  return (["added", "known", "duplicate", "notUrl", "refused"] as const)
    .filter((outcome) => counts[outcome] > 0)
    .map((outcome) => `${counts[outcome]} ${importStates[outcome].toLowerCase()}`)
    .join(", ")
    .replaceAll("a url", "a URL");
}

/** How the first polls of the added feeds went, since an import itself asks no server; "" where none was added. */
export function firstPollsInWords({ counts, firstPolls }: FeedImportSummary): string {
  const { waiting, ok, failing } = firstPolls;
  if (counts.added === 0 || waiting + ok + failing === 0) return "";
  const parts = [
    ok > 0 ? `${ok} ${ok === 1 ? "answers" : "answer"} with a feed` : "",
    failing > 0 ? `${failing} ${failing === 1 ? "fails" : "fail"}` : "",
    waiting > 0 ? `${waiting} ${waiting === 1 ? "waits" : "wait"}` : "",
  ];
  return parts.filter((part) => part !== "").join(", ");
}
