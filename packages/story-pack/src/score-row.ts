/** One measure of a pack: from 0 to 1, undefined where there was nothing to measure. `of` says on how much. */
export type ScoreRow = {
  what: string;
  value: number | undefined;
  of: string;
  least?: number;
  most?: number;
  /** Undefined where the pack sets no threshold. */
  passed?: boolean;
};

/** A row with its verdict. Nothing measured passes nothing: a threshold wants labels to be held against. */
export function scoreRow(
  what: string,
  value: number | undefined,
  of: string,
  { least, most }: { least?: number | undefined; most?: number | undefined } = {},
): ScoreRow {
  const bounds = { ...(least === undefined ? {} : { least }), ...(most === undefined ? {} : { most }) };
  if (least === undefined && most === undefined) return { what, value, of };
  const passed = value !== undefined && value >= (least ?? 0) && value <= (most ?? 1);
  return { what, value, of, ...bounds, passed };
}
