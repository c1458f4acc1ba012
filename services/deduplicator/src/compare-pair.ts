import type { ComparePair, CopyEvidence, PairComparison } from "@throughline/contracts";
import type { ArticleRow, CopyRow, RevisionRow, Store } from "@throughline/store";
import { compareArticles, sampledShinglesOf } from "./compare-articles.ts";
import { byAge } from "./edge.ts";
import { verdictOf } from "./verdict.ts";

type Text = { article: ArticleRow; revision: RevisionRow; row: CopyRow | undefined };

/** An answer stays small: more passages and facts than these tell nobody more. */
const mostPassages = 200;
const mostFacts = 100;

/**
 * Compares the newest texts of two articles as the copy index does: the later one with the earlier, or the other way
 * round where that one stands under it in the index. Standing text that the index knows is left out. Null where one of them has no text here. Writes nothing.
 */
export async function comparePair(
  { store }: { store: Store },
  { a, b }: ComparePair,
): Promise<PairComparison | null> {
  const [one, other] = await Promise.all([textOf(store, a), textOf(store, b)]);
  if (!one || !other) return null;
  const [earlier, later] = [one, other].sort((x, y) => byAge(ageOf(x), ageOf(y))) as [Text, Text];
  const isTurned = earlier.row?.comparedWith === later.article.id;
  const [copy, original] = isTurned ? [earlier, later] : [later, earlier];
  const shingles = [copy, original].flatMap(({ revision }) => sampledShinglesOf(revision.text));
  const common = await store.copies.common(shingles);
  const compared = compareArticles(copy.revision, original.revision, { common });
  const pair = {
    a: named(copy),
    b: named(original),
    later: isTurned ? ("b" as const) : ("a" as const),
    decided: decisionOf(copy.row),
    decidedOther: decisionOf(original.row),
  };
  return {
    ...pair,
    verdict: verdictOf({ ...pair, relation: compared.relation }),
    ...compared,
    passages: compared.passages.slice(0, mostPassages),
    agree: compared.agree.slice(0, mostFacts),
    disagree: compared.disagree.slice(0, mostFacts),
  };
}

async function textOf(store: Store, id: string): Promise<Text | undefined> {
  const [article, revision, row] = await Promise.all([
    store.articles.get(id),
    store.revisions.latest(id),
    store.copies.get(id),
  ]);
  return article && revision && { article, revision, row };
}

function decisionOf(row: CopyRow | undefined): PairComparison["decided"] {
  if (!row) return null;
  const { relation, comparedWith, evidence } = row;
  return { relation, comparedWith, by: decidedBy(evidence), rule: ruleOf(evidence) };
}

function ruleOf({ rule, revision }: CopyEvidence): string {
  return revision === undefined ? rule : `${rule}, ${revision}`;
}

/** What is said of one article moves others, too: of those nobody said anything. */
function decidedBy(evidence: CopyEvidence): "machine" | "canonical" | "person" {
  if (evidence.by === "person" && evidence.ruledAt !== undefined) return "person";
  return evidence.canonical === undefined ? "machine" : "canonical";
}

/** The index's own time of an article, which may be earlier than that at which it was observed. */
function ageOf({ article, row }: Text) {
  return { id: article.id, at: row?.at ?? article.observed_at };
}

function named({ article, revision }: Text) {
  return { articleId: article.id, revision: revision.revision };
}
