import type { PackChange, PackDiff } from "./pack-diff.ts";
import { textTable } from "./text-table.ts";

const orders = ["gained", "lost", "retagged"] as const;
/** In the order of the table: what changes least stands last. */
const rowOrder = [...orders, "newIds"] as const;

/** What `pack diff` prints. */
export function packDiffInWords(
  folder: string,
  { compared, changes }: PackDiff,
  width: number | undefined,
): string {
  const count = (change: PackChange["change"]) => changes.filter((each) => each.change === change).length;
  const verdict = `${folder} on ${compared} articles: ${orders.map((change) => `${count(change)} ${change}`).join(", ")}, ${renamed(count("newIds"))}${compared - changes.length} as they were`;
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
            .toSorted((a, b) => rowOrder.indexOf(a.change) - rowOrder.indexOf(b.change))
            .map((each) => [
              each.change === "newIds" ? "new ids" : each.change,
              `${each.relevance.before?.toFixed(2) ?? "–"} > ${each.relevance.after.toFixed(2)}`,
              each.title,
              namesOf(each),
              each.articleId,
            ]),
          width,
        )}\n`;
  return `${table}${verdict}\n`;
}

const renamed = (count: number) => (count === 0 ? "" : `${count} with new ids only, `);

function namesOf({ added, removed, newIds }: PackChange): string {
  const signed = [
    ...added.map(({ name }) => `+${name}`),
    ...removed.map(({ name }) => `-${name}`),
    ...newIds.map(({ id, was, name }) => `${name} (${was} > ${id})`),
  ];
  return signed.join(" ");
}
