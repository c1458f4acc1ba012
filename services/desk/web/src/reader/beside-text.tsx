import { Link } from "@tanstack/react-router";
import type { ArticleDetail, CopyView } from "../api/types.ts";
import { Foldable } from "../parts/foldable.tsx";
import { counted } from "../text/count-words.ts";
import { CopyRuling } from "./copy-ruling.tsx";
import { stanceInWords } from "./mention-words.ts";
import { copyInWords } from "./report-timeline.ts";

type Within = { article: ArticleDetail; within: string | undefined };

/** Who copied this article, or what it copies, in sentences. */
export function Copies({ article, within }: Within) {
  const original = { publisher: article.publisher.name, at: article.publishedAt ?? article.observedAt };
  return (
    <>
      {article.copyOf !== null && article.copyRuling === null && (
        <p className="copy-note">
          This is a copy of{" "}
          <ArticleLink id={article.copyOf} within={within}>
            an earlier report
          </ArticleLink>
          ; who and what it names is taken from there. <CompareLink a={article.id} b={article.copyOf} />
        </p>
      )}
      {(article.copyOf !== null || article.copyRuling !== null) && (
        <CopyRuling
          article={article}
          offers={article.copyOf === null ? [] : [{ label: "It is no copy", copyOf: null }]}
        />
      )}
      {article.copies.length > 0 && (
        <Foldable title={counted(article.copies.length, "copy", "copies")} open={article.copies.length <= 3}>
          <ul className="sentences">
            {article.copies.map((copy: CopyView) => (
              <li key={copy.articleId}>
                <ArticleLink id={copy.articleId} within={within}>
                  {copyInWords(copy, original)}
                </ArticleLink>{" "}
                <CompareLink a={copy.articleId} b={article.id} />
              </li>
            ))}
          </ul>
        </Foldable>
      )}
    </>
  );
}

/** Leads to both side by side, with what makes the one a copy. */
function CompareLink({ a, b }: { a: string; b: string }) {
  return (
    <Link to="/compare" search={{ a, b }} className="quiet">
      Why?
    </Link>
  );
}

function ArticleLink({ id, within, children }: { id: string; within: string | undefined; children: string }) {
  return within === undefined ? (
    <Link to="/articles/$articleId" params={{ articleId: id }}>
      {children}
    </Link>
  ) : (
    <Link to="/events/$eventId" params={{ eventId: within }} search={{ article: id }}>
      {children}
    </Link>
  );
}

/** Who is quoted, and how their words are introduced. */
export function Quotes({ article }: { article: ArticleDetail }) {
  if (article.quotes.length === 0) return null;
  return (
    <Foldable title={counted(article.quotes.length, "quote")}>
      <ul className="quotes">
        {article.quotes.map((quote) => (
          <li key={quote.start}>
            <p className="quote-speaker">
              {quote.speaker === null ? "Unsure who" : <bdi>{quote.speaker.name}</bdi>}{" "}
              {stanceInWords(quote.stance)}
              {quote.cue !== "" && (
                <span className="aside">
                  {" "}
                  (<bdi>{quote.cue}</bdi>)
                </span>
              )}
            </p>
            <blockquote dir="auto" lang={article.language}>
              {quote.text}
            </blockquote>
          </li>
        ))}
      </ul>
    </Foldable>
  );
}
