import type { FoundMention } from "../mentions.ts";
import type { FoundName } from "./labels.ts";

/** From this chance on a person's name takes the place of a country's in it, and a body's. */
const leastScore = { person: 0.7, organisation: 0.8 };

/**
 * Whether a name that a model found is the whole of which the gazetteer knows but a part, one word that is a place: a
 * person's ("Jordan Peterson"), or a body's that ends in it ("Air China"). Bodies that begin with a country are its
 * own ("Iran Customs"), as are those "of" it, so that the country is named all the same.
 */
export function takesPlaceOf(
  { type, score, surface, start }: FoundName & { surface: string },
  known: readonly FoundMention[],
): boolean {
  const [place, ...others] = known;
  if (place?.type !== "place" || others.length > 0 || place.to - place.from > 1) return false;
  if (place.kind === "demonym" || !/^\p{Lu}\S*(?: \p{Lu}\S*)+$/u.test(surface)) return false;
  if (type === "organisation") return score >= leastScore.organisation && place.start > start;
  return type === "person" && score >= leastScore.person;
}
