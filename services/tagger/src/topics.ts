import type { PackTopic, TaggedTopic } from "@throughline/contracts";
import { words } from "@throughline/text";
import { createAutomaton } from "./aho-corasick.ts";
import type { TaggedField } from "./candidates.ts";

/** Less evidence than this names no topic; one heavy word of weight 2 is not enough by itself. */
const leastWeight = 2.5;
/** Words of a text at which its evidence counts as it stands; longer texts gather more by chance. */
const usualLength = 250;
const titleFactor = 2;

export type TopicTagger = (fields: readonly TaggedField[]) => TaggedTopic[];

type Entry = { topic: number; word: string; weight: number };

/**
 * The topics whose weighted words an article has. A word of the pack may end in `*` (any ending) and may be
 * a phrase. Each distinct word counts its weight, more often used more by its logarithm, in the title twice.
 * A topic with too little of it, or with one word only, is not named.
 */
export function createTopicTagger(topics: readonly PackTopic[]): TopicTagger {
  const exact: { tokens: string[]; pattern: Entry }[] = [];
  const stems = new Map<string, Entry[]>();
  for (const [topic, { words: byLanguage }] of topics.entries())
    for (const listed of Object.values(byLanguage))
      for (const [word, weight] of Object.entries(listed)) {
        const entry = { topic, word, weight };
        const tokens = words(word).map(({ folded }) => folded);
        if (tokens.length === 0) continue;
        if (!word.endsWith("*")) exact.push({ tokens, pattern: entry });
        else if (tokens.length === 1) push(stems, tokens[0] ?? "", entry);
        else exact.push(...phraseStems(tokens, entry));
      }
  const automaton = createAutomaton(exact);
  const stemLengths = [...new Set([...stems.keys()].map((stem) => stem.length))].sort((a, b) => a - b);
  return (fields) => {
    const found = topics.map(() => new Map<string, { weight: number; times: number; title: boolean }>());
    const count = ({ topic, word, weight }: Entry, title: boolean) => {
      const of = found[topic];
      const known = of?.get(word) ?? { weight, times: 0, title: false };
      of?.set(word, { weight, times: known.times + 1, title: known.title || title });
    };
    for (const { field, tokens } of fields) {
      const title = field === "title";
      const folded = tokens.map((token) => token.folded);
      const bare = folded.map(withoutArticle);
      for (const { pattern } of automaton.find(folded)) count(pattern, title);
      for (const { from, to, pattern } of automaton.find(bare))
        if (bare.slice(from, to).some((word, at) => word !== folded[from + at])) count(pattern, title);
      for (const [at, word] of folded.entries())
        for (const form of new Set([word, bare[at] ?? word]))
          for (const length of stemLengths) {
            if (length > form.length) break;
            for (const entry of stems.get(form.slice(0, length)) ?? []) count(entry, title);
          }
    }
    const length = fields.reduce((sum, { tokens }) => sum + tokens.length, 0);
    return rank(topics, found, length);
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

/** A phrase whose last word may go on is looked for with the endings that English, Russian and Persian add most. */
function phraseStems(tokens: string[], pattern: Entry): { tokens: string[]; pattern: Entry }[] {
  const last = tokens.at(-1) ?? "";
  const endings = [
    "",
    "s",
    "es",
    "а",
    "у",
    "ом",
    "е",
    "ы",
    "и",
    "ов",
    "ам",
    "ами",
    "ах",
    "ой",
    "ого",
    "ому",
    "ым",
    "ых",
    "ю",
    "я",
    "ей",
    "ی",
    "ها",
    "های",
  ];
  return endings.map((ending) => ({ tokens: [...tokens.slice(0, -1), last + ending], pattern }));
}

type Evidence = Map<string, { weight: number; times: number; title: boolean }>;

function rank(topics: readonly PackTopic[], found: Evidence[], length: number): TaggedTopic[] {
  const tooLong = Math.sqrt(Math.max(1, length / usualLength));
  return topics
    .flatMap(({ code, label }, at) => {
      const evidence = [...(found[at] ?? [])].sort(([a], [b]) => (a < b ? -1 : 1));
      const weight =
        evidence.reduce(
          (sum, [, { weight, times, title }]) =>
            sum + weight * (1 + Math.log(times)) * (title ? titleFactor : 1),
          0,
        ) / tooLong;
      const words = Object.fromEntries(evidence.map(([word, { times }]) => [word, times]));
      if (weight < leastWeight || evidence.length < 2) return [];
      return [
        {
          code,
          label,
          score: Math.round((1 - Math.exp(-weight / 5)) * 1000) / 1000,
          evidence: { by: "words", weight: Math.round(weight * 100) / 100, words },
        },
      ];
    })
    .sort((a, b) => b.score - a.score || (a.code < b.code ? -1 : 1));
}
