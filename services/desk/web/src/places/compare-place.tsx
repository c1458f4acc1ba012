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

/** Two articles side by side: what the one has of the other, and why that makes it a copy or not. */
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
  const ages: Ages = compared.later === "a" ? ["later", "earlier"] : ["earlier", "later"];
  return (
    <section className="comparison">
      <h1>{compared.verdict}</h1>
      <p>
        The rule: {compared.rule}. {shares(compared, ages)}
      </p>
      <Ruling copy={compared.a.articleId} original={compared.b.articleId} ages={ages} />
      <Facts compared={compared} ages={ages} />
      <div className="compared">
        <Side
          id={compared.a.articleId}
          age={ages[0]}
          places={compared.passages.map((passage) => passage.a)}
        />
        <Side
          id={compared.b.articleId}
          age={ages[1]}
          places={compared.passages.map((passage) => passage.b)}
        />
      </div>
    </section>
  );
}

type Age = "later" | "earlier";

/** Which of the two is the later one: the first is the one that is, or would be, the copy. */
type Ages = [Age, Age];

/** Beside what the machine found, what a person says. */
function Ruling({ copy, original, ages }: { copy: string; original: string; ages: Ages }) {
  const { data: article } = useQuery(articleQueryOptions(copy));
  if (!article) return null;
  const [own, other] = ages;
  const offers = [
    { label: `The ${own} one is no copy`, copyOf: null },
    { label: `The ${own} one is a copy of the ${other} one`, copyOf: original },
  ];
  return <CopyRuling article={article} subject={`the ${own} one`} offers={offers} />;
}

const percent = (share: number) => `${Math.round(share * 100)}%`;

function shares(
  { containment, reverseContainment, matchedWords }: PairComparison,
  [own, other]: Ages,
): string {
  return `${percent(containment)} of the ${own} one is in the ${other} one, ${percent(reverseContainment)} of the ${other} one in the ${own}; ${counted(matchedWords, "word")} in passages that both have.`;
}

function Facts({ compared: { agree, disagree }, ages }: { compared: PairComparison; ages: Ages }) {
  return (
    <ul className="sentences">
      {disagree.length > 0 && (
        <li>
          {counted(disagree.length, "fact disagrees", "facts disagree")}:{" "}
          {disagree.slice(0, 12).map(({ a, b }, place) => (
            <span key={a.start}>
              {place > 0 && "; "}
              <bdi>{a.text}</bdi> ({ages[1]} <bdi>{b.text}</bdi>)
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

type SideProps = { id: string; age: Age; places: PairComparison["passages"][number]["a"][] };

function Side({ id, age, places }: SideProps) {
  const query = useQuery(articleQueryOptions(id));
  if (query.isError) return <Failed what="The article" error={query.error} retry={query.refetch} />;
  if (!query.data) return <Loading what="the article" rows={6} />;
  const article: ArticleDetail = query.data;
  return (
    <article>
      <p className="aside">
        {age === "later" ? "Later" : "Earlier"}: <bdi>{article.publisher.name || "unknown publisher"}</bdi>,
        seen {absolute(article.observedAt)}
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
