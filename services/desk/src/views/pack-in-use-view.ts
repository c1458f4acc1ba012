import type { PackInUse } from "@throughline/contracts";

/** Which story pack is in use, since when, and why a change of it is not. */
export function packInUseView(pack: PackInUse) {
  const { version, definition } = pack.current();
  const { since, problem } = pack.state();
  return { id: definition.id, name: definition.name, version, since: since.toISOString(), problem };
}
