import type { PackEntity } from "@throughline/contracts";
import { createNameIndex, type NameIndex } from "./name-index.ts";

/** An index of a pack's people by all spellings of their names that it lists, demonyms and metonyms apart. */
export function indexPeople(entities: readonly PackEntity[]): {
  index: NameIndex<PackEntity>;
  spellings: string[];
} {
  const listed = entities
    .filter(({ type }) => type === "person")
    .flatMap((entity) =>
      [...new Set([entity.name, ...Object.values(entity.aliases).flat()])].map(
        (spelling) => [spelling, entity] as const,
      ),
    );
  return { index: createNameIndex(listed), spellings: listed.map(([spelling]) => spelling) };
}
