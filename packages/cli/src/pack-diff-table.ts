import type { PackChange, PackDiff } from "./pack-diff.ts";
import { textTable } from "./text-table.ts";

const orders = ["gained", "lost", "retagged"] as const;

/** What `pack diff` prints. */
export function packDiffInWords(
  folder: string,
  { compared, changes }: PackDiff,
  width: number | undefined,
): string {
  const count = (change: PackChange["change"]) => changes.filter((each) => each.change === change).length;
  const verdict = `${folder} on ${compared} articles: ${orders.map((change) => `${count(change)} ${change}`).join(", ")}, ${compared - changes.length} as they were`;
  const table =
    changes.length === 0
      ? ""
      : `${textTable(
          [
            { head: "CHANGE" },
            { head: "RELEVANCE" },
            { head: "TITLE", most: 60 },
            { head: "NAMES", most: 60 },
            { head: "ID" },
          ],
          changes
            .toSorted((a, b) => orders.indexOf(a.change) - orders.indexOf(b.change))
            .map((each) => [
              each.change,
              `${each.relevance.before?.toFixed(2) ?? "–"} > ${each.relevance.after.toFixed(2)}`,
              each.title,
              namesOf(each),
              each.articleId,
            ]),
          width,
        )}\n`;
  return `${table}${verdict}\n`;
}

function namesOf({ added, removed }: PackChange): string {
  const signed = [...added.map(({ name }) => `+${name}`), ...removed.map(({ name }) => `-${name}`)];
  return signed.join(" ");
}
