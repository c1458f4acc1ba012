import type { CorrectionView } from "@throughline/contracts";
import { plainLine } from "./plain-text.ts";
import { exactTime } from "./relative-time.ts";
import { textTable } from "./text-table.ts";

/** An article's corrections, one on a line. */
export function correctionsTable(corrections: readonly CorrectionView[], width: number | undefined): string {
  if (corrections.length === 0) return "Nobody corrected this article.\n";
  return textTable(
    [
      { head: "ID" },
      { head: "SAYS", most: 80 },
      { head: "BY" },
      { head: "WHEN" },
      { head: "NOTE", most: 60 },
    ],
    corrections.map((each) => [each.id, plainLine(each.says), each.by, exactTime(each.at), each.note]),
    width,
  );
}
