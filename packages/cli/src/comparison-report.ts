import type { ArticleDetail, PairComparison } from "@throughline/contracts";
import { plainLine } from "./plain-text.ts";
import { exactTime } from "./relative-time.ts";
import { factLines } from "./text-table.ts";

const shownPassages = 5;
const shownFacts = 8;
const longestPassage = 300;

/** How two articles stand to each other, as a person reads it. `texts` has both articles by id. */
export function comparisonInWords(
  compared: PairComparison,
  texts: ReadonlyMap<string, ArticleDetail>,
): string {
  const { a, b, later, rule, verdict } = compared;
  const [own, other]: [Age, Age] = later === "a" ? ["later", "earlier"] : ["earlier", "later"];
  return [
    `${plainLine(verdict)} The rule: ${plainLine(rule)}.\n\n`,
    factLines([
      [capital(own), named(texts.get(a.articleId), a.articleId)],
      ["In the index", decidedInWords(compared.decided, b.articleId)],
      [capital(other), named(texts.get(b.articleId), b.articleId)],
      ["In the index", decidedInWords(compared.decidedOther, a.articleId)],
      ["Shared", sharesInWords(compared, own, other)],
    ]),
    ...factsInWords("Facts that disagree", compared.disagree, other),
    ...factsInWords("Facts that agree", compared.agree, other),
    ...passagesInWords(compared, texts.get(a.articleId)?.text ?? ""),
  ].join("");
}

type Age = "later" | "earlier";

const capital = (age: Age) => (age === "later" ? "Later" : "Earlier");

function named(article: ArticleDetail | undefined, id: string): string {
  if (!article) return id;
  return `${plainLine(article.title || article.url)} (${article.publisher.name || "unknown"}, seen ${exactTime(article.observedAt)}, ${id})`;
}

function sharesInWords(
  { containment, reverseContainment, matchedWords, words, otherWords }: PairComparison,
  own: Age,
  other: Age,
) {
  const percent = (share: number) => `${Math.round(share * 100)}%`;
  return `${percent(containment)} of the ${own} one (${words} words) is in the ${other} one, ${percent(reverseContainment)} of the ${other} one (${otherWords} words) in the ${own}; ${matchedWords} words in passages that both have`;
}

function decidedInWords(decided: PairComparison["decided"], otherId: string): string {
  if (!decided) return "not there (yet)";
  const { relation, comparedWith, rule } = decided;
  if (comparedWith === null) return `an original: ${plainLine(rule)}`;
  return `${relation}, of ${comparedWith === otherId ? "the other one" : comparedWith}: ${plainLine(rule)}`;
}

function factsInWords(head: string, facts: PairComparison["agree"], other: Age): string[] {
  if (facts.length === 0) return [];
  const lines = facts.map(({ a, b }) =>
    a.text === b.text
      ? `  ${plainLine(a.text)}\n`
      : `  ${plainLine(a.text)}, ${other} ${plainLine(b.text)}\n`,
  );
  const different = [...new Set(lines)];
  return [
    `\n${head}: ${facts.length}\n`,
    ...different.slice(0, shownFacts),
    ...more(different.length - shownFacts),
  ];
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
