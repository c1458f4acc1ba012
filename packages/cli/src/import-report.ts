import type { FeedImport, FeedImportSummary } from "@throughline/contracts";
import { plainLine } from "./plain-text.ts";
import { relativeTime } from "./relative-time.ts";
import { textTable } from "./text-table.ts";

type Outcome = FeedImport["results"][number]["result"];

const words: Record<Outcome, string> = {
  waiting: "waits",
  added: "added",
  known: "already there",
  duplicate: "twice in the list",
  notUrl: "not a URL",
  refused: "refused",
};

/** Whether every feed of an import is here now. */
export function allAreHere({ counts }: Pick<FeedImportSummary, "counts">): boolean {
  return counts.notUrl + counts.refused === 0;
}

/** "120 of 500: 100 added, 20 already there". */
export function progressInWords({ counts, total }: FeedImportSummary): string {
  return `${total - counts.waiting} of ${total}${countsInWords(counts)}`;
}

/** What came of each feed, and of all. */
export function importInWords(done: FeedImport, width: number | undefined): string {
  const table = textTable(
    [
      { head: "RESULT" },
      { head: "TITLE", most: 40 },
      { head: "ADDRESS", most: 60 },
      { head: "WHY", most: 80 },
    ],
    done.results.map(({ result, title, url, reason, failure }) => [
      failure === "" ? words[result] : "added, fails",
      title,
      url,
      [reason, failure].filter((text) => text !== "").join(" "),
    ]),
    width,
  );
  return `${table}\n${done.total} feeds${countsInWords(done.counts)}.\n${pollsInWords(done)}`;
}

/** The newest imports, one on a line. */
export function importsInWords(items: readonly FeedImportSummary[], now: Date): string {
  if (items.length === 0)
    return "Nothing was imported yet. Import a list with `throughline feeds import <file.opml>`.\n";
  return textTable(
    [{ head: "BEGUN", align: "right" }, { head: "ID" }, { head: "FILE" }, { head: "RESULT" }],
    items.map((item) => [relativeTime(item.startedAt, now), item.id, item.name, progressInWords(item)]),
  );
}

function countsInWords(counts: FeedImportSummary["counts"]): string {
  const said = (["added", "known", "duplicate", "notUrl", "refused"] as const)
    .filter((outcome) => counts[outcome] > 0)
    .map((outcome) => `${counts[outcome]} ${words[outcome]}`);
  return said.length > 0 ? `: ${said.join(", ")}` : "";
}

/** An import asks no server, so the first polls say whether there is a feed. */
function pollsInWords({ id, counts, firstPolls }: FeedImport): string {
  if (counts.added === 0) return "";
  const { waiting, ok, failing } = firstPolls;
  const polled = `First polls: ${ok} well, ${failing} failing, ${waiting} to come.`;
  return waiting > 0
    ? `${polled} They are spread over time; \`throughline feeds imports ${plainLine(id)}\` shows how they went.\n`
    : `${polled}\n`;
}
