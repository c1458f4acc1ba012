import { words } from "@throughline/text";
import type { TaggedField } from "./candidates.ts";
import type { FoundMention } from "./mentions.ts";
import { stemOf } from "./names/stranger-id.ts";
import { isPlaceReading } from "./place-or-power.ts";
import { createWordList } from "./word-list.ts";

/**
 * Gives a last name that the gazetteer took for its only bearer's to the stranger whom the article names in full by it:
 * "Mikhail Lavrov, a chess player, won. Lavrov said…". It stays with the gazetteer's bearer where the article names one
 * of that last name in full, with an office, or alone in the text above the stranger. What a title says goes by the text.
 * The same for a country's name: Jordan below "Michael Jordan".
 */
export function giveToStrangers(
  mentions: readonly FoundMention[],
  fields: readonly TaggedField[],
): readonly FoundMention[] {
  const strangers = strangersByLastName(mentions);
  if (strangers.size === 0) return mentions;
  const known = new Set<string>();
  const doubted = new Set<string>();
  for (const mention of mentions) {
    const key = lastWordOf(mention);
    const stranger = strangers.get(key);
    if (stranger === undefined || isStrangers(mention)) continue;
    const above = mention.field === "text" && stranger.field === "text" && mention.start < stranger.start;
    if (!isGuess(mention, fields) || above || hasOffice(mention, fields)) known.add(key);
    else doubted.add(key);
  }
  return mentions.map((mention) => {
    const key = isGuess(mention, fields) ? lastWordOf(mention) : "";
    const stranger = doubted.has(key) && !known.has(key) ? strangers.get(key) : undefined;
    return stranger ? asStrangers(mention, stranger) : mention;
  });
}

const isStrangers = ({ by }: FoundMention) => by.startsWith("model/");

/** A last name whose bearer the article does not name in full, or a country that nothing tells to be the place. */
function isGuess({ field, from, to, kind, type, by }: FoundMention, fields: readonly TaggedField[]): boolean {
  if (kind === "lastName") return /^gazetteer\/lastName\/(?!named)/u.test(by);
  const own = fields.find((each) => each.field === field);
  return (
    type === "place" &&
    kind === "name" &&
    to - from === 1 &&
    own !== undefined &&
    !isPlaceReading(own, from, to)
  );
}

/** The first stranger, by place, whom a model found in full, by the last name. */
function strangersByLastName(mentions: readonly FoundMention[]): Map<string, FoundMention> {
  const strangers = new Map<string, FoundMention>();
  for (const mention of mentions) {
    if (!isStrangers(mention) || mention.type !== "person" || mention.kind !== "name") continue;
    const key = lastWordOf(mention);
    if (/\S\s+\S/u.test(mention.surface) && !strangers.has(key)) strangers.set(key, mention);
  }
  return strangers;
}

/** Without its case ending, which no Latin word has. */
const lastWordOf = ({ surface }: FoundMention) => stemOf(words(surface).at(-1)?.folded ?? "");

/** "President Trump" is nobody else of that name. */
function hasOffice({ field, from }: FoundMention, fields: readonly TaggedField[]): boolean {
  const tokens = fields.find((each) => each.field === field)?.tokens ?? [];
  return tokens[from]?.open === true && isOffice(tokens[from - 1]?.folded ?? "");
}

const isOffice = createWordList(`
  president minister premier chancellor secretary senator congressman congresswoman governor ambassador envoy general
  admiral commander spokesman spokeswoman king queen sultan ayatollah pope
  президент* министр* премьер* канцлер* сенатор* губернатор* посол посла послу послом генерал* адмирал* аятолл*`);

function asStrangers(
  mention: FoundMention,
  { entity, entityId, type, score, by }: FoundMention,
): FoundMention {
  return { ...mention, entity, entityId, type, kind: "lastName", score: Math.min(mention.score, score), by };
}
