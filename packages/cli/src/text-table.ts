import { plainLine } from "./plain-text.ts";
import { cutTo, textWidth } from "./text-width.ts";

/** A column of a table. Numbers belong to the right. `most` is the width at which its cells are cut. */
export type Column = { head: string; align?: "left" | "right"; most?: number };

const gap = "  ";

/**
 * A table as text with one line for the heads and one for each row. Cells are made safe to print. With
 * `columns` the widest cuttable column gives way until the table fits.
 */
export function textTable(
  columns: readonly Column[],
  rows: readonly (readonly string[])[],
  width?: number,
): string {
  const cells = rows.map((row) => row.map((cell) => plainLine(cell)));
  const widths = columns.map((column, at) => {
    const widest = Math.max(textWidth(column.head), ...cells.map((row) => textWidth(row[at] ?? "")));
    return width === undefined ? widest : Math.min(widest, column.most ?? Number.POSITIVE_INFINITY);
  });
  if (width !== undefined) fit(widths, columns, width);
  const line = (row: readonly string[]) =>
    columns
      .map((column, at) => padded(cutTo(row[at] ?? "", widths[at] ?? 0), widths[at] ?? 0, column.align))
      .join(gap)
      .trimEnd();
  return `${[columns.map((column) => column.head), ...cells].map(line).join("\n")}\n`;
}

/** A cuttable column keeps at least so much. */
const leastWidth = 12;

function fit(widths: number[], columns: readonly Column[], width: number): void {
  const cuttable = columns.flatMap((column, at) => (column.most === undefined ? [] : [at]));
  let over = widths.reduce((sum, each) => sum + each, 0) + gap.length * (columns.length - 1) - width;
  while (over > 0) {
    const widest = cuttable.toSorted((a, b) => (widths[b] ?? 0) - (widths[a] ?? 0))[0];
    if (widest === undefined || (widths[widest] ?? 0) <= leastWidth) return;
    widths[widest] = (widths[widest] ?? 0) - 1;
    over -= 1;
  }
}

function padded(text: string, width: number, align: Column["align"]): string {
  const space = " ".repeat(Math.max(0, width - textWidth(text)));
  return align === "right" ? space + text : text + space;
}

/** Pairs of a name and what belongs to it, the latter below each other. */
export function factLines(facts: readonly (readonly [name: string, value: string])[]): string {
  const width = Math.max(...facts.map(([name]) => textWidth(name)));
  return facts.map(([name, value]) => `${padded(name, width, "left")}${gap}${plainLine(value)}\n`).join("");
}
