import type { TaggedCountry } from "@throughline/contracts";
import { isActingVerb, isLeadingVerb, isOfficialWord, isSideWord } from "./acting-words.ts";
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
  if (!isCountry(mention)) return false;
  if (/^['’]s/u.test(field.text.slice(mention.end, mention.end + 2))) return true;
  const [next, overnext] = wordsBeside(field, mention.to, 1);
  if (isOfficialWord(next) || isActingVerb(next) || isOfficialWord(overnext)) return true;
  const [before, overbefore] = wordsBeside(field, mention.from - 1, -1);
  if (isSideWord(before) || isLeadingVerb(before) || isOfficialWord(overbefore)) return true;
  // "МИД Ирана", "وزیر ایران": in these scripts the office stands before its state; in English "of" does between them.
  return isOfficialWord(before) && !/^\p{Script=Latin}/u.test(before);
}

/** The two words next to a mention in one direction, "" where a mark ends the phrase before them. */
function wordsBeside(field: TaggedField, start: number, step: 1 | -1): [string, string] {
  const near = field.tokens[start];
  const far = field.tokens[start + step];
  const bound = (at: number) => field.tokens[step === 1 ? at : at + 1];
  const nearOpen = near !== undefined && bound(start)?.open === true;
  const farOpen = nearOpen && far !== undefined && bound(start + step)?.open === true;
  return [nearOpen ? near.folded : "", farOpen ? far.folded : ""];
}

/** The country itself, and not a place that lies in it: only countries have demonyms. */
function isCountry({ entity }: FoundMention): boolean {
  return Object.keys(entity.demonyms).length > 0;
}
