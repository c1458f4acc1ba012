import type { ArticleDetail, PairComparison } from "@throughline/contracts";
import { plainLine } from "./plain-text.ts";
import { exactTime } from "./relative-time.ts";
import { factLines } from "./text-table.ts";

const relationInWords: Record<PairComparison["relation"], string> = {
  exact: "The later one is the same text.",
  near: "The later one is a copy.",
  partial: "The later one takes a part of the earlier one.",
  none: "Neither is a copy of the other.",
};
const shownPassages = 5;
const shownFacts = 8;
const longestPassage = 300;

/** How two articles stand to each other, as a person reads it. `texts` has both articles by id. */
export function comparisonInWords(
  compared: PairComparison,
  texts: ReadonlyMap<string, ArticleDetail>,
): string {
  const { a, b, rule, relation } = compared;
  const later = texts.get(a.articleId);
  const earlier = texts.get(b.articleId);
  return [
    `${relationInWords[relation]} The rule: ${plainLine(rule)}.\n\n`,
    factLines([
      ["Later", named(later, a.articleId)],
      ["Earlier", named(earlier, b.articleId)],
      ["Shared", sharesInWords(compared)],
      ["In the index", decidedInWords(compared)],
    ]),
    ...factsInWords("Facts that disagree", compared.disagree),
    ...factsInWords("Facts that agree", compared.agree),
    ...passagesInWords(compared, later?.text ?? ""),
  ].join("");
}

function named(article: ArticleDetail | undefined, id: string): string {
  if (!article) return id;
  return `${plainLine(article.title || article.url)} (${article.publisher.name || "unknown"}, seen ${exactTime(article.observedAt)}, ${id})`;
}

function sharesInWords({ containment, reverseContainment, matchedWords, words, otherWords }: PairComparison) {
  const percent = (share: number) => `${Math.round(share * 100)}%`;
  return `${percent(containment)} of the later one (${words} words) is in the earlier one, ${percent(reverseContainment)} of the earlier one (${otherWords} words) in the later; ${matchedWords} words in passages that both have`;
}

function decidedInWords({ decided, b }: PairComparison): string {
  if (!decided) return "the later one is not there (yet)";
  const who = decided.by === "person" ? ", as a person says" : "";
  if (decided.comparedWith === null) return `an original${who}`;
  return `${decided.relation}, of ${decided.comparedWith === b.articleId ? "this one" : decided.comparedWith}${who}`;
}

function factsInWords(head: string, facts: PairComparison["agree"]): string[] {
  if (facts.length === 0) return [];
  const lines = facts
    .slice(0, shownFacts)
    .map(({ a, b }) =>
      a.text === b.text
        ? `  ${plainLine(a.text)}\n`
        : `  ${plainLine(a.text)}, earlier ${plainLine(b.text)}\n`,
    );
  return [`\n${head}: ${facts.length}\n`, ...lines, ...more(facts.length - shownFacts)];
}

function passagesInWords({ passages }: PairComparison, text: string): string[] {
  if (passages.length === 0) return [];
  const longest = passages.toSorted((x, y) => y.words - x.words).slice(0, shownPassages);
  const lines = longest.map(({ words, a }) => {
    const passage = plainLine(text.slice(a.start, a.end));
    const cut = passage.length > longestPassage ? `${passage.slice(0, longestPassage).trimEnd()} …` : passage;
    return `  ${words} words: ${cut}\n`;
  });
  return [`\nPassages in both: ${passages.length}\n`, ...lines, ...more(passages.length - shownPassages)];
}

function more(count: number): string[] {
  return count > 0 ? [`  and ${count} more\n`] : [];
}
