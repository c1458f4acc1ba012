import type { PackEntity, StoryDefinition } from "@throughline/contracts";

/** From each id that an entity had to the one that it has. */
export function presentIds(entities: readonly PackEntity[]): ReadonlyMap<string, string> {
  return new Map(entities.flatMap(({ id, formerIds = [] }) => formerIds.map((former) => [former, id])));
}

/** A story whose rules and topics name entities by the ids that they have now: a promoted one needs no second edit. */
export function withPresentIds(story: StoryDefinition, entities: readonly PackEntity[]): StoryDefinition {
  const present = presentIds(entities);
  const now = (id: string) => present.get(id) ?? id;
  const rules = story.relevance.rules.map((rule) => ({
    ...rule,
    all: rule.all.map((condition) => (typeof condition === "string" ? now(condition) : condition.map(now))),
  }));
  const topics = story.topics.map((topic) => {
    const { entities: speaking } = topic;
    if (speaking === undefined) return topic;
    const renamed = Object.entries(speaking).map(([id, weight]) => [now(id), weight] as const);
    return { ...topic, entities: Object.fromEntries(renamed) };
  });
  return { ...story, relevance: { ...story.relevance, rules }, topics };
}
