import { useQuery } from "@tanstack/react-query";
import { Link, useSearch } from "@tanstack/react-router";
import { articleQueryOptions, compareQuery } from "../api/queries.ts";
import type { ArticleDetail, PairComparison } from "../api/types.ts";
import { Empty, Failed, Loading } from "../parts/states.tsx";
import { usePageTitle } from "../parts/use-page-title.ts";
import { ComparedText } from "../reader/compared-text.tsx";
import { CopyRuling } from "../reader/copy-ruling.tsx";
import { counted } from "../text/count-words.ts";
import { absolute } from "../time/relative-time.ts";

/** Two articles side by side: what the later one has of the earlier one, and why that makes it a copy or not. */
export function ComparePlace() {
  usePageTitle("Two articles compared");
  const { a, b } = useSearch({ from: "/compare" });
  if (a === undefined || b === undefined)
    return <Empty title="Nothing to compare.">An article's list of copies leads here.</Empty>;
  return <Comparison a={a} b={b} />;
}

function Comparison({ a, b }: { a: string; b: string }) {
  const query = useQuery(compareQuery(a, b));
  if (query.isError) return <Failed what="The comparison" error={query.error} retry={query.refetch} />;
  if (!query.data) return <Loading what="the comparison" rows={8} />;
  const compared = query.data;
  return (
    <section className="comparison">
      <h1>{relationInWords[compared.relation]}</h1>
      <p>
        The rule: {compared.rule}. {shares(compared)}
      </p>
      <Ruling later={compared.a.articleId} earlier={compared.b.articleId} />
      <Facts compared={compared} />
      <div className="compared">
        <Side id={compared.a.articleId} when="Later" places={compared.passages.map((passage) => passage.a)} />
        <Side
          id={compared.b.articleId}
          when="Earlier"
          places={compared.passages.map((passage) => passage.b)}
        />
      </div>
    </section>
  );
}

/** Beside what the machine found, what a person says. */
function Ruling({ later, earlier }: { later: string; earlier: string }) {
  const { data: article } = useQuery(articleQueryOptions(later));
  if (!article) return null;
  const offers = [
    { label: "The later one is no copy", copyOf: null },
    { label: "The later one is a copy of the earlier one", copyOf: earlier },
  ];
  return <CopyRuling article={article} subject="the later one" offers={offers} />;
}

const relationInWords: Record<PairComparison["relation"], string> = {
  exact: "The later one is the same text",
  near: "The later one is a copy",
  partial: "The later one takes a part of the earlier one",
  none: "Neither is a copy of the other",
};

const percent = (share: number) => `${Math.round(share * 100)}%`;

function shares({ containment, reverseContainment, matchedWords }: PairComparison): string {
  return `${percent(containment)} of the later one is in the earlier one, ${percent(reverseContainment)} of the earlier one in the later; ${counted(matchedWords, "word")} in passages that both have.`;
}

function Facts({ compared: { agree, disagree } }: { compared: PairComparison }) {
  return (
    <ul className="sentences">
      {disagree.length > 0 && (
        <li>
          {counted(disagree.length, "fact disagrees", "facts disagree")}:{" "}
          {disagree.slice(0, 12).map(({ a, b }, place) => (
            <span key={a.start}>
              {place > 0 && "; "}
              <bdi>{a.text}</bdi> (earlier <bdi>{b.text}</bdi>)
            </span>
          ))}
        </li>
      )}
      {agree.length > 0 && (
        <li>
          {counted(agree.length, "fact agrees", "facts agree")}:{" "}
          <bdi>{[...new Set(agree.map(({ a }) => a.text))].slice(0, 12).join(", ")}</bdi>
        </li>
      )}
    </ul>
  );
}

type SideProps = { id: string; when: string; places: PairComparison["passages"][number]["a"][] };

function Side({ id, when, places }: SideProps) {
  const query = useQuery(articleQueryOptions(id));
  if (query.isError) return <Failed what="The article" error={query.error} retry={query.refetch} />;
  if (!query.data) return <Loading what="the article" rows={6} />;
  const article: ArticleDetail = query.data;
  return (
    <article>
      <p className="aside">
        {when}: <bdi>{article.publisher.name || "unknown publisher"}</bdi>, seen{" "}
        {absolute(article.observedAt)}
      </p>
      <h2 dir="auto" lang={article.language}>
        <Link to="/articles/$articleId" params={{ articleId: id }}>
          {article.title || article.url}
        </Link>
      </h2>
      <ComparedText text={article.text} language={article.language} places={places} />
    </article>
  );
}
