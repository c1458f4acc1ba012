import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";
import type { ArticleDetail } from "../api/types.ts";
import { CorrectStory } from "../corrections/correct-story.tsx";
import { CorrectTopics } from "../corrections/correct-topics.tsx";
import { useDoubting } from "../corrections/correcting.ts";
import { countryName, kindName, languageName } from "../parts/names.ts";
import { Publisher } from "../parts/publisher.tsx";
import { absolute, agoInWords } from "../time/relative-time.ts";
import { useNow } from "../time/use-now.ts";
import { relevanceInWords, sureness } from "./mention-words.ts";

/** The facts about an article, in a narrow column. */
export function Facts({ article }: { article: ArticleDetail }) {
  const countries = (role: string) => article.countries.filter((country) => country.role === role);
  return (
    <aside className="facts" aria-label="Facts about this article">
      <dl>
        <Fact name="Source">
          <Publisher publisher={article.publisher} url={article.url} />
          <span className="aside">{countryName(article.publisher.country)}</span>
        </Fact>
        <Clock name="Published" at={article.publishedAt} missing="The page gives no time" />
        <Clock name="Changed" at={article.modifiedAt} />
        <Clock name="First seen" at={article.observedAt} />
        <Clock name="Fetched" at={article.fetchedAt} missing="Not fetched yet" />
        <Fact name={article.authors.length > 1 ? "Authors" : "Author"}>
          {article.authors.length > 0 ? (
            <bdi>{article.authors.join(", ")}</bdi>
          ) : (
            <span className="aside">None named</span>
          )}
        </Fact>
        <Fact name="Language">{languageName(article.language)}</Fact>
        {article.kind !== null && article.kind !== "article" && (
          <Fact name="Kind">{kindName(article.kind)}</Fact>
        )}
        <Relevance article={article} />
        <Topics article={article} />
        <Countries name="Acting" of={countries("actor")} />
        <Countries name="Mentioned" of={countries("mentioned")} />
        <Named article={article} />
        {article.quality !== null && (
          <Fact name="Text">
            {sureness(article.quality.score)}, by {article.quality.method}
            <Reasons of={article.quality.reasons} />
          </Fact>
        )}
      </dl>
    </aside>
  );
}

function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div className="fact">
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}

function Clock({ name, at, missing }: { name: string; at: string | null; missing?: string }) {
  const now = useNow();
  if (at === null) {
    return missing === undefined ? null : (
      <Fact name={name}>
        <span className="aside">{missing}</span>
      </Fact>
    );
  }
  return (
    <Fact name={name}>
      <time dateTime={at}>{absolute(at)}</time>
      <span className="aside">{agoInWords(at, now)}</span>
    </Fact>
  );
}

function Relevance({ article }: { article: ArticleDetail }) {
  if (article.relevance === null) return null;
  const reasons = [...article.contributions].sort((a, b) => Math.abs(b.weight) - Math.abs(a.weight));
  return (
    <Fact name="Relevance">
      {relevanceInWords(article.relevance)}
      <ul className="reasons">
        {reasons.map((reason) => (
          <li key={reason.rule} title={reason.because}>
            <span className="weight">{signed(reason.weight)}</span>{" "}
            {reason.rule === "bias" || reason.rule === "person" ? <bdi>{reason.because}</bdi> : reason.rule}
          </li>
        ))}
      </ul>
      <CorrectStory article={article} />
    </Fact>
  );
}

function signed(weight: number): string {
  return `${weight < 0 ? "−" : "+"}${Math.abs(weight).toFixed(1)}`;
}

function Topics({ article }: { article: ArticleDetail }) {
  if (article.relevance === null && article.topics.length === 0) return null;
  return (
    <Fact name="Topics">
      <CorrectTopics article={article} />
    </Fact>
  );
}

function Countries({ name, of }: { name: string; of: ArticleDetail["countries"] }) {
  if (of.length === 0) return null;
  return <Fact name={name}>{of.map((country) => countryName(country.code)).join(", ")}</Fact>;
}

function Named({ article }: { article: ArticleDetail }) {
  const doubting = useDoubting();
  if (article.entities.length === 0) return null;
  const entities = [...article.entities].sort((a, b) => b.salience - a.salience).slice(0, 12);
  return (
    <Fact name="Names">
      <ul className="named">
        {entities.map((entity) => (
          <li key={entity.id}>
            <Link to="/entities/$entityId" params={{ entityId: entity.id }}>
              <bdi>{entity.name}</bdi>
            </Link>{" "}
            <span className="number" title="times named">
              {entity.count}
            </span>
            {doubting !== undefined && (
              <button
                type="button"
                className="quiet take-off"
                aria-label={`Correct ${entity.name}`}
                title="Not right?"
                onClick={() => doubting({ entity })}
              >
                ×
              </button>
            )}
          </li>
        ))}
      </ul>
    </Fact>
  );
}

function Reasons({ of }: { of: string[] }) {
  if (of.length === 0) return null;
  return (
    <ul className="reasons">
      {of.map((reason) => (
        <li key={reason}>{reason}</li>
      ))}
    </ul>
  );
}
