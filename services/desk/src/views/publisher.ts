import type { PublisherGroup, PublisherView } from "@throughline/contracts";

/** What the store keeps of a publisher on each article and feed. */
export type PublisherFacts = { publisher: string; country: string; state_media: string };

/**
 * The id of the first group that a publisher fits, "" where none does. One of whom nothing was said is in no
 * group: not to know of a state behind it is not to know that there is none.
 */
export function groupOf(facts: PublisherFacts, groups: readonly PublisherGroup[]): string {
  if (facts.country === "" && facts.state_media === "no") return "";
  const stateMedia = facts.state_media !== "no";
  const fits = (group: PublisherGroup) =>
    (group.stateMedia === undefined || group.stateMedia === stateMedia) &&
    (group.countries === undefined || group.countries.includes(facts.country));
  return groups.find(fits)?.id ?? "";
}

export function publisherView(facts: PublisherFacts, groups: readonly PublisherGroup[]): PublisherView {
  return { name: facts.publisher, country: facts.country, group: groupOf(facts, groups) };
}
