import type { DeclaredEntities } from "./references.ts";
import type { Repairs } from "./repairs.ts";

/** What holds for a whole document while it is read. */
export type DocumentState = {
  repairs: Repairs;
  declared: DeclaredEntities;
  inAtom: boolean;
  /**
   * The texts of summaries and contents. The canonical document names them by their place here: a parser would
   * copy, decode and strip each of them several times over, and they are nine tenths of a feed.
   */
  values: string[];
};

/** Longer values, and values that refer to others, are how documents explode. */
const longestEntity = 256;
const mostEntities = 200;
const internalSubset = /<!doctype[^>[]*\[([\s\S]*?)\]\s*>/i;
const declaration = /<!ENTITY\s+([A-Za-z][\w.-]*)\s+(?:"([^"%&<]*)"|'([^'%&<]*)')\s*>/g;

/** The entities that a document's own type declares, as far as they are plain text; never a file's. */
export function declaredEntitiesOf(text: string): DeclaredEntities {
  const declared = new Map<string, string>();
  const subset = internalSubset.exec(text.slice(0, 64 * 1024))?.[1];
  if (subset === undefined) return declared;
  for (const [, name = "", double, single] of subset.matchAll(declaration)) {
    const value = double ?? single ?? "";
    if (value.length <= longestEntity && declared.size < mostEntities) declared.set(name, value);
  }
  return declared;
}
