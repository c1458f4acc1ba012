import type { NameCandidateView } from "../src/api/types.ts";

const names = [
  ["Линдси Грэма", "ru", "local:lindsi-grem", "Q22212", "Lindsey Graham", 0.33, 4],
  ["اسحق دار", "fa", "local:ishaq-dar", "local:ishaq-dar-pk", "Ishaq Dar", 0.36, 1],
] as const;

/** Spellings that wait for a person. */
export function madeUpNames(now: number): NameCandidateView[] {
  return names.map(([surface, language, strangerId, entityId, name, distance, articles], at) => ({
    id: `n0000${at}`,
    surface,
    language,
    strangerId,
    entity: { id: entityId, name },
    spelling: name,
    distance,
    articles,
    firstSeenAt: new Date(now - 3_600_000 * (at + 1)).toISOString(),
    decision: "open",
    alias: null,
    by: "",
    decidedAt: null,
  }));
}
