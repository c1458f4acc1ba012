import type { CopyMeeting, CopySought } from "@throughline/store";
import type { Arrival } from "./candidates.ts";

/**
 * What an article meets when others are placed just before it: those with its text or a sampled shingle of it, that is
 * not common, count as met.
 */
export function withMates(
  { id, textHash, sample }: CopySought,
  met: CopyMeeting,
  mates: readonly Arrival[],
): CopyMeeting {
  if (mates.length === 0) return met;
  const telling = new Set(sample.filter((shingle) => !met.common.has(shingle)));
  const known = new Set([id, ...met.hits.map((hit) => hit.id)]);
  const others = mates.flatMap(({ row }) => {
    const sameText = row.textHash === textHash;
    if (known.has(row.id) || !(sameText || row.sample.some((shingle) => telling.has(shingle)))) return [];
    return [{ id: row.id, coreId: row.coreId, sample: row.sample, sameText }];
  });
  return others.length === 0 ? met : { ...met, hits: [...met.hits, ...others] };
}
