import type { ComparePair, PairComparison } from "@throughline/contracts";
import type { ArticleRow, CopyRow, RevisionRow, Store } from "@throughline/store";
import { compareArticles, sampledShinglesOf } from "./compare-articles.ts";
import { byAge } from "./edge.ts";

type Text = { article: ArticleRow; revision: RevisionRow; row: CopyRow | undefined };

/** An answer stays small: more passages and facts than these tell nobody more. */
const mostPassages = 200;
const mostFacts = 100;

/**
 * Compares the newest texts of two articles as the copy index does, the later one with the earlier, with the standing
 * text that the index knows left out. Null where one of them has no text here. Writes nothing.
 */
export async function comparePair(
  { store }: { store: Store },
  { a, b }: ComparePair,
): Promise<PairComparison | null> {
  const [one, other] = await Promise.all([textOf(store, a), textOf(store, b)]);
  if (!one || !other) return null;
  const [earlier, later] = [one, other].sort((x, y) => byAge(ageOf(x), ageOf(y))) as [Text, Text];
  const [texts, decided] = [
    [later.revision.text, earlier.revision.text],
    await store.copies.get(later.article.id),
  ];
  const common = await store.copies.common(texts.flatMap(sampledShinglesOf));
  const compared = compareArticles(later.revision, earlier.revision, { common });
  return {
    a: named(later),
    b: named(earlier),
    ...compared,
    passages: compared.passages.slice(0, mostPassages),
    agree: compared.agree.slice(0, mostFacts),
    disagree: compared.disagree.slice(0, mostFacts),
    decided: decided ? decisionOf(decided) : null,
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

function decisionOf({ relation, comparedWith, evidence }: CopyRow): PairComparison["decided"] {
  const by = evidence.by ?? (evidence.canonical === undefined ? "machine" : "canonical");
  return { relation, comparedWith, by };
}

/** The index's own time of an article, which may be earlier than that at which it was observed. */
function ageOf({ article, row }: Text) {
  return { id: article.id, at: row?.at ?? article.observed_at };
}

function named({ article, revision }: Text) {
  return { articleId: article.id, revision: revision.revision };
}
