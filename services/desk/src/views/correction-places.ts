import type { ArticleDetail, NewCorrection } from "@throughline/contracts";
import { fold, words } from "@throughline/text";

type Tagged = Pick<ArticleDetail, "title" | "text" | "mentions">;
type OfMention = Extract<NewCorrection, { of: "mention" }>;
type Mention = Tagged["mentions"][number];

/** How many places of an article a correction names, and where there is none which of its names come near. */
export type CorrectionPlaces = { places: number; near?: string[] };

const mostNear = 10;

/**
 * The places that a correction of a mention will change, as the tagger goes by it: mentions of just these words or of
 * this entity, the words where no mention has them, and where they never stand alone the longer names that have them.
 */
export function correctionPlaces(article: Tagged, correction: OfMention): CorrectionPlaces {
  const { surface, entityId } = correction;
  const fits = (mention: Mention) => entityId === undefined || isOf(mention, correction);
  const ofEntity = article.mentions.filter(fits);
  if (surface === undefined) return told(ofEntity.length, article, entityId ?? "");
  const own = ofEntity.filter((mention) => fold(mention.surface) === fold(surface));
  const bare = barePlaces(article, surface);
  const alone = own.length + (entityId === undefined && correction.is !== null ? bare : 0);
  const standsAlone = bare > 0 || article.mentions.some((mention) => fold(mention.surface) === fold(surface));
  const within = standsAlone ? 0 : ofEntity.filter((mention) => hasWords(mention.surface, surface)).length;
  return told(alone + within, article, surface);
}

/** What a person named before stands under what it is now. */
function isOf({ entityId, by }: Mention, correction: OfMention): boolean {
  return entityId === correction.entityId || (by.startsWith("person") && entityId === correction.is);
}

function told(places: number, { mentions }: Tagged, sought: string): CorrectionPlaces {
  if (places > 0) return { places };
  const surfaces = [...new Set(mentions.map(({ surface }) => surface))];
  return { places, near: surfaces.filter((surface) => isNear(surface, sought)).slice(0, mostNear) };
}

/** Words of a name that begin alike, as those of one name in two cases do. */
function isNear(surface: string, sought: string): boolean {
  const parts = words(sought).filter(({ folded }) => folded.length > 2);
  return words(surface).some(({ folded: word }) =>
    parts.some(({ folded }) => {
      const stem = folded.slice(0, Math.max(3, folded.length - 2));
      return word.startsWith(stem) && word.length <= folded.length + 3;
    }),
  );
}

/** Places of the words that lie in no mention. */
function barePlaces({ title, text, mentions }: Tagged, surface: string): number {
  const count = (field: Mention["field"], from: string) => {
    const own = mentions.filter((mention) => mention.field === field);
    return placesOf(surface, from).filter(
      ({ start, end }) => !own.some((known) => known.start <= start && known.end >= end),
    ).length;
  };
  return count("title", title) + count("text", text);
}

const hasWords = (name: string, surface: string) => placesOf(surface, name).length > 0;

function placesOf(surface: string, text: string): { start: number; end: number }[] {
  const wanted = words(surface).map(bareWord);
  const all = words(text);
  return all.flatMap(({ start }, at) => {
    const end = all[at + wanted.length - 1]?.end;
    const isHere = wanted.length > 0 && wanted.every((word, nth) => word === bareWord(all[at + nth]));
    return isHere && end !== undefined ? [{ start, end }] : [];
  });
}

/** A word without its possessive, as names are. */
const bareWord = (word: { folded: string } | undefined) => word?.folded.replace(/['’]s$/u, "");
