import { createHash } from "node:crypto";
import type { ConfirmedName, PackInUse, StoryPack } from "@throughline/contracts";
import type { PackLog } from "./watch-story-pack.ts";

/** A pack whose confirmed names are looked for, too. `look` does so now. */
export type NamedPack = PackInUse & { look(): Promise<void>; stop(): void };

export type ConfirmedNamesOptions = { log: PackLog; everyMs?: number };

/**
 * The pack with the spellings that persons confirmed as aliases of its entities: read at the start, and again every
 * two seconds. `stop` ends that, and leaves the pack itself as it is. Rejects where they cannot be read at the start.
 */
export async function withConfirmedNames(
  pack: PackInUse,
  read: () => Promise<ConfirmedName[]>,
  { log, everyMs = 2_000 }: ConfirmedNamesOptions,
): Promise<NamedPack> {
  const listeners = new Set<(pack: StoryPack, before: StoryPack) => void>();
  let names = await read();
  let current = named(pack.current(), names);
  let stopped = false;
  let turn: Promise<void> = Promise.resolve();

  function take(next: StoryPack): void {
    if (stopped || (next.version === current.version && next.confirmedNames === current.confirmedNames))
      return;
    const before = current;
    current = next;
    for (const heard of listeners) heard(next, before);
  }

  /** Looks never overlap, so that an older answer never takes the place of a newer one. */
  function look(): Promise<void> {
    turn = turn
      .then(async () => {
        names = await read();
        take(named(pack.current(), names));
      })
      .catch((error: Error) => log.warn({ error: error.message }, "no look at the confirmed names"));
    return turn;
  }

  const stopHearing = pack.onChange((next) => take(named(next, names)));
  const timer = setInterval(() => void look(), everyMs);
  timer.unref();

  return {
    current: () => current,
    state: () => pack.state(),
    look,
    async refresh() {
      await pack.refresh();
      await look();
    },
    onChange(heard) {
      listeners.add(heard);
      return () => listeners.delete(heard);
    },
    stop() {
      stopped = true;
      stopHearing();
      clearInterval(timer);
    },
  };
}

/**
 * A pack with confirmed spellings as further aliases, and the ids that their bearers went by as former ids. Its
 * version stays, since the folder's is the same; `confirmedNames` tells the spellings apart.
 */
export function named(pack: StoryPack, names: readonly ConfirmedName[]): StoryPack {
  if (names.length === 0) return pack;
  const byEntity = Map.groupBy(names, ({ entityId }) => entityId);
  const hash = createHash("sha256").update(JSON.stringify(names)).digest("hex").slice(0, 12);
  const listed = new Set(pack.entities.map(({ id }) => id));
  const entities = pack.entities.map((entity) => {
    const own = [entity.id, ...(entity.formerIds ?? [])].flatMap((id) => byEntity.get(id) ?? []);
    if (own.length === 0) return entity;
    const aliases = { ...entity.aliases };
    for (const { alias, language } of own)
      aliases[language] = [...new Set([...(aliases[language] ?? []), alias])];
    const former = own.map(({ strangerId }) => strangerId).filter((id) => !listed.has(id));
    return { ...entity, aliases, formerIds: [...new Set([...(entity.formerIds ?? []), ...former])] };
  });
  return { ...pack, entities, confirmedNames: hash };
}
