import { Link } from "@tanstack/react-router";
import type { ArticleSummary } from "../api/types.ts";
import { outcomeInWords } from "../line/line-shape.ts";
import { Ago } from "./figures.tsx";
import { languageName } from "./names.ts";
import { Publisher } from "./publisher.tsx";

/** An article in a list of articles: its title, who published it when, and where it stands. */
export function ArticleRow({ article }: { article: ArticleSummary }) {
  return (
    <li className="row">
      <Link to="/articles/$articleId" params={{ articleId: article.id }} className="row-link" data-item>
        <span className="row-title" dir="auto" lang={article.language}>
          {article.title || article.url}
        </span>
        <span className="row-facts">
          <Publisher publisher={article.publisher} url={article.url} />
          <Ago at={article.observedAt} />
          <Older article={article} />
          <span>{languageName(article.language)}</span>
          <Standing article={article} />
        </span>
      </Link>
    </li>
  );
}

const day = 24 * 3_600_000;

/** When it was published, where that was long before it was seen. */
function Older({ article: { publishedAt, observedAt } }: { article: ArticleSummary }) {
  if (publishedAt === null || Date.parse(observedAt) - Date.parse(publishedAt) < day) return null;
  return (
    <span>
      published <Ago at={publishedAt} />
    </span>
  );
}

function Standing({ article }: { article: ArticleSummary }) {
  if (article.stage !== "ended") return <span>on the line, at {article.stage}</span>;
  if (article.copyOf !== null) return <span>a copy</span>;
  if (article.outcome !== null && article.outcome !== "threaded")
    return <span>{outcomeInWords(article.outcome)}</span>;
  return null;
}
