import type { CorrectionView } from "@throughline/contracts";
import { plainLine } from "./plain-text.ts";
import { exactTime } from "./relative-time.ts";
import { textTable } from "./text-table.ts";

/** "“Petrov” is Ana Petrov (Q1), not Boris Petrov", "It is on the story". */
export function correctionInWords(correction: CorrectionView): string {
  const { of, holds, name, topic } = correction;
  if (of === "story") return `It is ${holds ? "on" : "off"} the story.`;
  if (of === "topic") return `It is ${holds ? "" : "not "}about ${name ?? topic}.`;
  return mentionInWords(correction);
}

function mentionInWords({ surface, entityId, entityName, is, name }: CorrectionView): string {
  const wrong = entityId === null ? undefined : `${entityName ?? entityId}`;
  const what = surface === null ? `What was tagged as ${wrong}` : `“${surface}”`;
  const instead = surface === null || wrong === undefined ? "" : `, not ${wrong}`;
  if (is !== null) return `${what} is ${name ?? is} (${is})${instead}.`;
  return surface === null || wrong === undefined ? `${what} is no entity.` : `${what} is not ${wrong}.`;
}

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
    corrections.map((each) => [
      each.id,
      plainLine(correctionInWords(each)),
      each.by,
      exactTime(each.at),
      each.note,
    ]),
    width,
  );
}
