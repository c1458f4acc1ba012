import type { TaggedField } from "./candidates.ts";
import { type Gender, genderOfGivenName } from "./given-names.ts";
import type { FoundMention } from "./mentions.ts";

const maleTitle = /\b(?:Mr|Sir|Lord|King|Prince|spokesman|chairman|congressman|businessman|г-н)\.?\s$/iu;
const femaleTitle =
  /\b(?:Mrs|Ms|Miss|Lady|Queen|Princess|spokeswoman|chairwoman|congresswoman|businesswoman|г-жа)\.?\s$/iu;
/** Titles stand this near before the name, in characters. */
const titleReach = 24;
/** East Slavic last names and patronymics of women, and the patronymics of men. */
const femaleEnding = /(?:[oe]va|skaya|ов[ао]й?|ев[ао]й?|ск(?:ая|ой)|[оеи]вна)$/iu;
const maleEnding = /(?:skiy|skii|ovich|evich|[ое]вич)$/iu;

/** A person's gender as the article or the name tells it; unknown where they do not. */
export function genderOf(
  field: TaggedField,
  person: FoundMention,
  mentions: readonly FoundMention[],
): Gender | undefined {
  for (const { entityId, start } of mentions) {
    if (entityId !== person.entityId) continue;
    const before = field.text.slice(Math.max(0, start - titleReach), start);
    if (maleTitle.test(before)) return "male";
    if (femaleTitle.test(before)) return "female";
  }
  const words = person.entity.name.split(/\s+/u);
  const last = words.at(-1) ?? "";
  const given = genderOfGivenName((words[0] ?? "").toLowerCase());
  if (given) return given;
  if (femaleEnding.test(last)) return "female";
  return words.some((word) => maleEnding.test(word)) ? "male" : undefined;
}
