import type { NameCandidate, PackEntity } from "@throughline/contracts";
import type { FoundMention } from "../mentions.ts";
import { isLink, type NameIndex, type NameMatch } from "./name-index.ts";
import { spokenName } from "./spoken-name.ts";

export type Linked = { mentions: FoundMention[]; candidates: NameCandidate[] };
export type StrangerLinker = (mentions: readonly FoundMention[], language: string) => Linked;

/** Names whose bearers are remembered, so that one that many articles have is looked for once. */
const remembered = 5_000;
/** A name that stands in a text in full, not as a last name. */
const isFullName = ({ kind, type, by }: FoundMention) =>
  kind === "name" && type === "person" && by.startsWith("model/");

/**
 * Gives the people whom a model found, and whom the gazetteer does not know by this spelling, to the gazetteer's
 * people whose names sound alike: all mentions of one found person go by the nearest of its full names. What is too
 * far for that and still near is a candidate, for a person to confirm; its mentions stay as they were.
 */
export function createStrangerLinker(index: NameIndex<PackEntity>): StrangerLinker {
  const bearers = new Map<string, NameMatch<PackEntity> | undefined>();
  const bearerOf = (surface: string) => {
    if (bearers.has(surface)) return bearers.get(surface);
    const spoken = spokenName(surface);
    const match = spoken?.full ? index.nearest(spoken) : undefined;
    if (bearers.size >= remembered) bearers.clear();
    bearers.set(surface, match);
    return match;
  };

  return (mentions, language) => {
    const nearest = new Map<string, { match: NameMatch<PackEntity>; surface: string }>();
    for (const mention of mentions) {
      const match = isFullName(mention) ? bearerOf(mention.surface) : undefined;
      const known = nearest.get(mention.entityId);
      if (match && !(known && known.match.distance <= match.distance))
        nearest.set(mention.entityId, { match, surface: mention.surface });
    }
    if (nearest.size === 0) return { mentions: [...mentions], candidates: [] };
    const candidates = [...nearest].flatMap(([strangerId, { match, surface }]): NameCandidate[] =>
      isLink(match)
        ? []
        : [
            {
              strangerId,
              surface: surface.replace(/\s+/gu, " "),
              language,
              entityId: match.bearer.id,
              spelling: match.spelling,
              distance: round(match.distance),
            },
          ],
    );
    return {
      mentions: mentions.map((mention) => linked(mention, nearest.get(mention.entityId)?.match)),
      candidates,
    };
  };
}

function linked(mention: FoundMention, match: NameMatch<PackEntity> | undefined): FoundMention {
  if (!match || !isLink(match) || !mention.by.startsWith("model/")) return mention;
  return linkedTo(mention, match);
}

/** A mention of somebody of the gazetteer by a spelling that it does not list. */
export function linkedTo(
  mention: FoundMention,
  { bearer, spelling, distance }: NameMatch<PackEntity>,
): FoundMention {
  return {
    ...mention,
    entity: bearer,
    entityId: bearer.id,
    type: bearer.type,
    score: round(Math.min(mention.score, 1 - distance)),
    by: "acrossScripts",
    evidence: { spelling, distance: round(distance) },
  };
}

const round = (value: number) => Math.round(value * 100) / 100;
