/** Rows in one statement: the protocol counts a statement's parameters in 16 bits, and an article has 16. */
const mostRows = 1000;

/**
 * The values in the order of their keys: two polls that bring the same articles in other orders would wait in a
 * circle. Any total order will do that is the same in every process.
 */
export function inOrder<Row>(rows: Map<string, Row>): Row[] {
  return [...rows].sort(([a], [b]) => (a < b ? -1 : Number(a > b))).map(([, row]) => row);
}

/** The rows in parts that one statement takes. */
export function inChunks<Row>(rows: Row[]): Row[][] {
  return Array.from({ length: Math.ceil(rows.length / mostRows) }, (_, chunk) =>
    rows.slice(chunk * mostRows, (chunk + 1) * mostRows),
  );
}
