import type { EntityHit, PackEntity, StoryPack } from "@throughline/contracts";
import { fold } from "@throughline/text";

const mostHits = 12;

/**
 * The entities of a pack one of whose names, in any language and spelling, has a word that begins with the words
 * sought; those whose whole name begins with them come first.
 */
export function searchEntities(pack: StoryPack, sought: string): EntityHit[] {
  const words = fold(sought);
  return pack.entities
    .map((entity) => ({ entity, rank: rankOf(entity, words) }))
    .filter(({ rank }) => rank > 0)
    .sort((a, b) => b.rank - a.rank || a.entity.name.localeCompare(b.entity.name))
    .slice(0, mostHits)
    .map(({ entity: { id, name, type, country = null } }) => ({ id, name, type, country }));
}

function rankOf({ id, name, aliases }: PackEntity, words: string): number {
  if (fold(id) === words) return 3;
  const names = [name, ...Object.values(aliases).flat()].map(fold);
  if (names.some((each) => each.startsWith(words))) return 2;
  return names.some((each) => each.includes(` ${words}`)) ? 1 : 0;
}
