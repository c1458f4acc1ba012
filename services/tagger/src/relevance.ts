import type {
  PackRelevance,
  Relevance,
  RelevanceContribution,
  TaggedCountry,
  TaggedEntity,
  TaggedTopic,
} from "@throughline/contracts";

export type Tags = { entities: TaggedEntity[]; countries: TaggedCountry[]; topics: TaggedTopic[] };

/**
 * How much an article belongs to the story, from 0 to 1: the logistic function of the pack's bias and of the
 * weights of the rules that hold. Every part of the sum is told with what it saw.
 */
export function scoreRelevance(rules: PackRelevance, tags: Tags): Relevance {
  const contributions: RelevanceContribution[] = [
    { rule: "bias", weight: rules.bias, because: "what an article has that names nothing of the story" },
  ];
  for (const { name, weight, all } of rules.rules) {
    const seen = all.map((condition) => firstSeen([condition].flat(), tags));
    if (seen.every((what) => what !== undefined))
      contributions.push({ rule: name, weight, because: seen.join("; ") });
  }
  const sum = contributions.reduce((total, { weight }) => total + weight, 0);
  return { score: Math.round(1000 / (1 + Math.exp(-sum))) / 1000, contributions };
}

const regionNames = new Intl.DisplayNames("en", { type: "region" });

function firstSeen(references: string[], tags: Tags): string | undefined {
  for (const reference of references) {
    const seen = seenAs(reference, tags);
    if (seen !== undefined) return seen;
  }
  return undefined;
}

function seenAs(reference: string, { entities, countries, topics }: Tags): string | undefined {
  if (reference.startsWith("topic:")) {
    const topic = topics.find(({ code }) => `topic:${code}` === reference);
    return topic && `is about ${topic.label ?? topic.code} (${topic.score})`;
  }
  const place = /^(country|actor):(?<code>..)$/u.exec(reference);
  if (place) {
    const country = countries.find(
      ({ code, role }) => code === place.groups?.code && (place[1] === "country" || role === "actor"),
    );
    return (
      country &&
      `${regionNames.of(country.code) ?? country.code} ${country.role === "actor" ? "acts" : "is mentioned"} (${country.score})`
    );
  }
  const entity = entities.find(({ id }) => id === reference);
  return entity && `names ${entity.name} (${entity.count === 1 ? "once" : `${entity.count} times`})`;
}
