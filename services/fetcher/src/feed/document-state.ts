import type { DeclaredEntities } from "./references.ts";
import type { Repairs } from "./repairs.ts";

/** What holds for a whole document while it is read. */
export type DocumentState = { repairs: Repairs; declared: DeclaredEntities; inAtom: boolean };

/** Longer values, and values that refer to others, are how documents explode. */
const longestEntity = 256;
const mostEntities = 200;
const subsetCharacters = 64 * 1024;
const documentType = /<!doctype[^>[]{0,1000}\[/i;
const declaration = /<!ENTITY\s+([A-Za-z][\w.-]*)\s+(?:"([^"%&<]*)"|'([^'%&<]*)')\s*>/g;

/** The entities that a document's own type declares, as far as they are plain text; never a file's. */
export function declaredEntitiesOf(text: string): DeclaredEntities {
  const declared = new Map<string, string>();
  const start = text.slice(0, subsetCharacters);
  const subset = documentType.exec(start);
  if (!subset) return declared;
  const from = subset.index + subset[0].length;
  const end = start.indexOf("]", from);
  for (const [, name = "", double, single] of start
    .slice(from, end < 0 ? undefined : end)
    .matchAll(declaration)) {
    const value = double ?? single ?? "";
    if (value.length <= longestEntity && declared.size < mostEntities) declared.set(name, value);
  }
  return declared;
}
