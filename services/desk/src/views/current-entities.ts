import { entitiesById, type PackEntity, type StoryPack } from "@throughline/contracts";

/**
 * Entities under the ids that they have now. The store holds what stood when an article was tagged; an entity that
 * has been given a confirmed id since is shown under it at once, and found under both.
 */
type Known = ReadonlyMap<string, PackEntity>;

/** The index of a pack is made once, however many articles are shown with it. */
const known = new WeakMap<StoryPack, Known>();

function knownTo(pack: StoryPack): Known {
  const there = known.get(pack) ?? entitiesById(pack);
  known.set(pack, there);
  return there;
}

/** What the pack says of an entity that has, or had, this id. */
export function packEntity(id: string, pack: StoryPack): PackEntity | undefined {
  return knownTo(pack).get(id);
}

/** The id that an entity has now. */
export function currentId(id: string, pack: StoryPack): string {
  return packEntity(id, pack)?.id ?? id;
}

/** Every id under which articles may name an entity, the one that it has now first. */
export function idsOf(id: string, pack: StoryPack): string[] {
  const entity = packEntity(id, pack);
  return entity ? [entity.id, ...(entity.formerIds ?? [])] : [id];
}

type Named = { id: string; name: string; count: number };

/** A list of entities under their present ids; one that stood there under two ids counts once, at the better place. */
export function currentEntities<T extends Named>(entities: readonly T[], pack: StoryPack): T[] {
  const byId = new Map<string, T>();
  for (const entity of entities) {
    const now = packEntity(entity.id, pack);
    const id = now?.id ?? entity.id;
    const before = byId.get(id);
    const renamed = now && now.id !== entity.id ? { ...entity, id, name: now.name } : entity;
    byId.set(id, before ? { ...before, count: before.count + entity.count } : renamed);
  }
  return [...byId.values()];
}
