import type { TaggedCountry } from "@throughline/contracts";
import { actingWords, officialWords } from "./acting-words.ts";
import type { TaggedField } from "./candidates.ts";
import type { FoundMention } from "./mentions.ts";

/**
 * The countries of an article. A country acts where its government does: under a metonym, through its
 * officials and organisations, as the owner ("Iran's") or the subject of a verb of acting or saying, or as
 * the adjective of an office. Everything else merely mentions it. Scores grow with the weight of evidence.
 */
export function findCountries(
  mentions: readonly FoundMention[],
  fields: readonly TaggedField[],
): TaggedCountry[] {
  const weights = new Map<string, { acting: number; mentioned: number }>();
  for (const mention of mentions) {
    const code = mention.entity.country;
    if (code === undefined) continue;
    const weight = weights.get(code) ?? { acting: 0, mentioned: 0 };
    const field = fields.find(({ field }) => field === mention.field);
    if (field && isActing(mention, field)) weight.acting++;
    else weight.mentioned++;
    weights.set(code, weight);
  }
  return [...weights]
    .map(([code, { acting, mentioned }]) => ({
      code,
      role: acting > 0 ? ("actor" as const) : ("mentioned" as const),
      score: Math.round((1 - Math.exp(-(acting + mentioned / 2) / 3)) * 1000) / 1000,
    }))
    .sort((a, b) => a.role.localeCompare(b.role) || b.score - a.score || (a.code < b.code ? -1 : 1));
}

function isActing(mention: FoundMention, field: TaggedField): boolean {
  if (mention.kind === "metonym") return true;
  if (mention.type === "person" || mention.type === "organisation") return true;
  if (mention.type !== "place" || mention.entity.country === undefined) return false;
  if (!isCountry(mention)) return false;
  const next = field.tokens[mention.to];
  const behind = field.text.slice(mention.end, mention.end + 2);
  if (/^['’]s/u.test(behind)) return true;
  if (next === undefined || !/^[\s-]*$/u.test(field.text.slice(mention.end, next.start))) return false;
  const after = [next, field.tokens[mention.to + 1]].map((token) => token?.folded ?? "");
  return after.some((word) => officialWords(word)) || actingWords(after[0] ?? "");
}

/** The country itself, and not a place that lies in it: only countries have demonyms. */
function isCountry({ entity }: FoundMention): boolean {
  return Object.keys(entity.demonyms).length > 0;
}
