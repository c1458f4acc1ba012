import type { TaggedEntity } from "@throughline/contracts";
import type { FoundMention } from "./mentions.ts";

/** Shares of an entity's salience: it stands in the title, it stands in the first sentence, how often it is named. */
const weights = { title: 0.35, firstSentence: 0.25, frequency: 0.4 };

/**
 * The entities of an article with how often and how prominently they are named; most salient first.
 * Demonyms and metonyms count for their country.
 */
export function rankEntities(mentions: readonly FoundMention[], firstSentenceEnd: number): TaggedEntity[] {
  const byId = Map.groupBy(mentions, ({ entityId }) => entityId);
  const most = Math.max(1, ...[...byId.values()].map((of) => of.length));
  const entities = [...byId].map(([id, of]) => {
    const inTitle = of.some(({ field }) => field === "title");
    const inFirst = of.some(({ field, start }) => field === "text" && start < firstSentenceEnd);
    const salience =
      (inTitle ? weights.title : 0) +
      (inFirst ? weights.firstSentence : 0) +
      (weights.frequency * Math.log1p(of.length)) / Math.log1p(most);
    const entity = of[0]?.entity;
    return {
      id,
      name: entity?.name ?? id,
      type: entity?.type ?? "other",
      count: of.length,
      salience: Math.round(salience * 1000) / 1000,
    } satisfies TaggedEntity;
  });
  return entities.sort((a, b) => b.salience - a.salience || b.count - a.count || (a.id < b.id ? -1 : 1));
}
