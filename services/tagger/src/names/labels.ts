/** The types of names that the models tell apart. */
export const nameTypes = ["person", "organisation", "place"] as const;

export type NameType = (typeof nameTypes)[number];

/** Outside of a name, or the beginning or the inside of one of a type (IOB2). */
export const labels = ["O", ...nameTypes.flatMap((type) => [`B-${type}`, `I-${type}`])];

export const labelCount = labels.length;

/** Inside follows only the beginning or the inside of the same type. */
export function mayFollow(from: number | undefined, to: number): boolean {
  const name = labels[to] ?? "O";
  if (!name.startsWith("I-")) return true;
  const last = from === undefined ? "O" : (labels[from] ?? "O");
  return last.slice(2) === name.slice(2);
}

/** A name in tokens: `from` to `to` (exclusive). */
export type LabelledName = { from: number; to: number; type: NameType };

/** The names in a row of labels. */
export function namesIn(row: readonly number[]): LabelledName[] {
  const found: LabelledName[] = [];
  for (const [at, number] of row.entries()) {
    const label = labels[number] ?? "O";
    if (label === "O") continue;
    const type = label.slice(2) as NameType;
    const open = found.at(-1);
    if (label.startsWith("I-") && open?.to === at && open.type === type) open.to = at + 1;
    else found.push({ from: at, to: at + 1, type });
  }
  return found;
}

/** A name in a text, in UTF-16 units; `score` is the model's own chance that the span and its type are right. */
export type FoundName = { start: number; end: number; type: NameType; score: number };
