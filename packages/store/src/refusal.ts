/** SQLSTATE classes of a value that the database does not take: data exceptions, constraints, limits. */
const refusals = /^(22|23|54)[0-9A-Z]{3}$/;

/** Whether the database refused a value, so that the fault lies in one row of a statement. */
export function isRefusal(error: unknown): boolean {
  return refusals.test((error as { code?: string }).code ?? "");
}
