import type { PackTopic, TaggedTopic } from "@throughline/contracts";
import { words } from "@throughline/text";
import { createAutomaton } from "./aho-corasick.ts";
import type { TaggedField } from "./candidates.ts";
import type { FoundMention } from "./mentions.ts";
import { phraseEndings } from "./phrase-endings.ts";

/** Less evidence than this names no topic; one heavy word of weight 2 is not enough by itself. */
const leastWeight = 2.5;
/** Words of a text at which its evidence counts as it stands; longer texts gather more by chance. */
const usualLength = 250;
const titleFactor = 2;
/** One sign may be there by chance, unless it weighs as much as this and is used again. */
const tellingWeight = 1.3;

export type TopicTagger = (
  fields: readonly TaggedField[],
  mentions: readonly FoundMention[],
) => TaggedTopic[];

/** What speaks for a topic: a word of the pack, or an entity, shown by its name. */
type Sign = { topic: number; kind: "words" | "entities"; key: string; weight: number };

/**
 * The topics whose weighted words and entities an article has. A word of the pack may end in `*` (any ending) and
 * may be a phrase. Each distinct sign counts its weight, more often used more by its logarithm, in the title twice.
 * A topic with too little of it is not named, nor with one sign only, unless that is a telling one, used again.
 */
export function createTopicTagger(topics: readonly PackTopic[]): TopicTagger {
  const findWords = createWordSigns(topics);
  const ofEntity = new Map<string, Sign[]>();
  for (const [topic, { entities = {} }] of topics.entries())
    for (const [key, weight] of Object.entries(entities))
      push(ofEntity, key, { topic, kind: "entities", key, weight });
  return (fields, mentions) => {
    const found = topics.map(() => new Map<string, Found>());
    const count = (sign: Sign, inTitle: boolean) => {
      const known = found[sign.topic]?.get(sign.key) ?? { sign, times: 0, inTitle: false };
      found[sign.topic]?.set(sign.key, {
        sign,
        times: known.times + 1,
        inTitle: known.inTitle || inTitle,
      });
    };
    for (const field of fields) findWords(field, (sign) => count(sign, field.field === "title"));
    for (const { entityId, entity, field } of mentions)
      for (const sign of ofEntity.get(entityId) ?? [])
        count({ ...sign, key: entity?.name ?? entityId }, field === "title");
    const length = fields.reduce((sum, { tokens }) => sum + tokens.length, 0);
    return rank(topics, found, length);
  };
}

/** Finds the words of the topics in a field, and tells of each place where one stands. */
function createWordSigns(topics: readonly PackTopic[]) {
  const exact: { tokens: string[]; pattern: Sign }[] = [];
  const stems = new Map<string, Sign[]>();
  for (const [topic, { words: byLanguage }] of topics.entries())
    for (const [key, weight] of Object.values(byLanguage).flatMap(Object.entries<number>)) {
      const sign: Sign = { topic, kind: "words", key, weight };
      const tokens = words(key).map(({ folded }) => folded);
      if (tokens.length === 0) continue;
      if (!key.endsWith("*")) exact.push({ tokens, pattern: sign });
      else if (tokens.length === 1) push(stems, tokens[0] ?? "", sign);
      else exact.push(...phraseEndings(tokens).map((ending) => ({ tokens: ending, pattern: sign })));
    }
  const automaton = createAutomaton(exact);
  const stemLengths = [...new Set([...stems.keys()].map((stem) => stem.length))].sort((a, b) => a - b);
  return ({ tokens }: TaggedField, tell: (sign: Sign) => void): void => {
    const folded = tokens.map((token) => token.folded);
    const bare = folded.map(withoutArticle);
    for (const { pattern } of automaton.find(folded)) tell(pattern);
    for (const { from, to, pattern } of automaton.find(bare))
      if (bare.slice(from, to).some((word, at) => word !== folded[from + at])) tell(pattern);
    for (const [at, word] of folded.entries())
      for (const form of new Set([word, bare[at] ?? word]))
        for (const length of stemLengths) {
          if (length > form.length) break;
          for (const sign of stems.get(form.slice(0, length)) ?? []) tell(sign);
        }
  };
}

/** Arabic writes the article, and "and", "in" and "for" before it, onto the word. */
function withoutArticle(word: string): string {
  return /^[وفبک]?(ال|لل)\p{Script=Arabic}{3}/u.test(word) ? word.replace(/^[وفبک]?(ال|لل)/u, "") : word;
}

function push<K, V>(map: Map<K, V[]>, key: K, value: V): void {
  const known = map.get(key);
  if (known) known.push(value);
  else map.set(key, [value]);
}

type Found = { sign: Sign; times: number; inTitle: boolean };

function rank(
  topics: readonly PackTopic[],
  found: readonly Map<string, Found>[],
  length: number,
): TaggedTopic[] {
  const tooLong = Math.sqrt(Math.max(1, length / usualLength));
  return topics
    .flatMap(({ code, label }, at) => {
      const signs = [...(found[at]?.values() ?? [])].sort((a, b) => (a.sign.key < b.sign.key ? -1 : 1));
      const weight = signs.reduce((sum, sign) => sum + weightOf(sign), 0) / tooLong;
      if (weight < leastWeight || !isEnough(signs)) return [];
      const entities = timesOf(signs, "entities");
      return [
        {
          code,
          label,
          score: Math.round((1 - Math.exp(-weight / 5)) * 1000) / 1000,
          evidence: {
            by: "words",
            weight: Math.round(weight * 100) / 100,
            words: timesOf(signs, "words"),
            ...(Object.keys(entities).length > 0 ? { entities } : {}),
          },
        },
      ];
    })
    .sort((a, b) => b.score - a.score || (a.code < b.code ? -1 : 1));
}

function weightOf({ sign, times, inTitle }: Found): number {
  return sign.weight * (1 + Math.log(times)) * (inTitle ? titleFactor : 1);
}

function isEnough(signs: readonly Found[]): boolean {
  return signs.length > 1 || signs.some(({ sign, times }) => sign.weight >= tellingWeight && times > 1);
}

function timesOf(signs: readonly Found[], kind: Sign["kind"]): Record<string, number> {
  return Object.fromEntries(
    signs.filter(({ sign }) => sign.kind === kind).map(({ sign, times }) => [sign.key, times]),
  );
}
