import {
  entitiesById,
  type PackEntity,
  type StoryPack,
  type Tagger,
  type TagInput,
  type TagResult,
} from "@throughline/contracts";
import { sentences } from "@throughline/text";
import { fieldOf } from "./candidates.ts";
import { correctMentions, correctRelevance, correctTopics } from "./corrections.ts";
import { findCountries } from "./countries.ts";
import { rankEntities } from "./entities.ts";
import { createGazetteer } from "./gazetteer.ts";
import { detectLanguage } from "./language.ts";
import { type FoundMention, findMentions } from "./mentions.ts";
import type { NameFinder } from "./name-finder.ts";
import { createNameFinder } from "./names/find-names.ts";
import { findQuotes } from "./quotes.ts";
import { scoreRelevance } from "./relevance.ts";
import { createUnlistedFinder } from "./scripts/find-unlisted.ts";
import { createStrangerLinker } from "./scripts/link-strangers.ts";
import { indexPeople } from "./scripts/people.ts";
import { giveToStrangers } from "./strangers-last-names.ts";
import { createTopicTagger } from "./topics.ts";

export type TaggerOptions = {
  /** Asked in their order for what those before them left; the shipped models for English and Russian by default. */
  nameFinders?: readonly NameFinder[];
};

/**
 * The tagger of a story pack. Building it costs some tens of milliseconds, tagging a 600-word article a few.
 * The same pack and article always give the same result; every label says by what it was given.
 */
export async function createTagger(pack: StoryPack, options: TaggerOptions = {}): Promise<Tagger> {
  const nameFinders = options.nameFinders ?? [await createNameFinder()];
  const gazetteer = createGazetteer(pack);
  const tagTopics = createTopicTagger(pack.definition.topics);
  const known = entitiesById(pack);
  const people = indexPeople(pack.entities);
  const linkStrangers = createStrangerLinker(people.index);
  const finders = [...nameFinders, createUnlistedFinder(people.index, people.spellings)];
  return {
    tag: (article) => {
      const language = languageOf(article);
      const fields = [fieldOf("title", article.title, language), fieldOf("text", article.text, language)];
      const corrections = article.corrections ?? [];
      const listed = findMentions(gazetteer, fields);
      let mentions: readonly FoundMention[] = listed.mentions;
      for (const find of finders) mentions = joined(mentions, find(fields, mentions, listed.unsure));
      mentions = giveToStrangers(mentions, fields);
      const linked = linkStrangers(underPresentIds(mentions, known), language);
      mentions = inOrder(correctMentions(linked.mentions, fields, corrections, known));
      const entities = rankEntities(mentions, sentences(firstLines(article.text), language)[0]?.end ?? 0);
      const countries = findCountries(mentions, fields);
      const topics = correctTopics(tagTopics(fields, mentions), corrections, pack.definition.topics);
      const scored = scoreRelevance(pack.definition.relevance, { entities, countries, topics });
      const relevance = correctRelevance(scored, corrections);
      const text = fields[1];
      const quotes = text ? findQuotes(text, mentions) : [];
      return {
        language,
        mentions: mentions.map(bare),
        entities,
        countries,
        topics,
        relevance,
        quotes,
        ...(linked.candidates.length > 0 ? { nameCandidates: linked.candidates } : {}),
      } satisfies TagResult;
    },
  };
}

/** By the text; a short text's title helps; the feed's language tips a close vote. */
function languageOf({ title, text, language }: TagInput): string {
  const hint = language === "und" ? undefined : language;
  const detected = detectLanguage(text.length >= 200 ? text : `${title}\n${text}`, hint);
  return detected.language;
}

/** A first sentence is looked for in no more than this, in characters. */
const firstLines = (text: string) => text.slice(0, 2000);

/** With what a finder found, which takes the place of what was known within it. */
function joined(known: readonly FoundMention[], found: readonly FoundMention[]): FoundMention[] {
  const taken = new Set<string>();
  for (const { field, from, to } of found) for (let at = from; at < to; at++) taken.add(`${field} ${at}`);
  return inOrder([...known.filter(({ field, from }) => !taken.has(`${field} ${from}`)), ...found]);
}

function inOrder(mentions: FoundMention[]): FoundMention[] {
  return mentions.sort(
    (a, b) => Number(a.field === "text") - Number(b.field === "text") || a.start - b.start,
  );
}

/** Names under an id that the pack's entity had before it was given a confirmed one are names of it. */
function underPresentIds(mentions: readonly FoundMention[], known: Map<string, PackEntity>): FoundMention[] {
  return mentions.map((mention) => {
    const entity = known.get(mention.entityId);
    if (entity === undefined || entity.id === mention.entityId) return mention;
    return { ...mention, entity, entityId: entity.id, type: entity.type };
  });
}

function bare({ entity: _entity, from: _from, to: _to, ...mention }: FoundMention) {
  return mention;
}
