import { Link } from "@tanstack/react-router";
import type { ArticleDetail } from "../api/types.ts";
import { outcomeInWords } from "../line/line-shape.ts";
import { Notice } from "../parts/states.tsx";
import { asSentence } from "../text/count-words.ts";

/** Where an article stands, said where it is not simply done: on the line, ended early, unsure, or failed. */
export function Standing({ article }: { article: ArticleDetail }) {
  if (article.dead !== null) {
    return (
      <Notice kind="failed">
        The step {article.dead.step} failed on this article. {asSentence(article.dead.error)} What the steps
        before it found is kept.{" "}
        <Link to="/line" search={{ step: article.dead.step }}>
          Look at it and try again
        </Link>
      </Notice>
    );
  }
  if (article.stage !== "ended") {
    return <Notice>Still on the line: {article.stage} comes next. More appears here by itself.</Notice>;
  }
  if (article.mergedInto !== null) {
    return (
      <Notice>
        This is an article that is here under another URL.{" "}
        <Link to="/articles/$articleId" params={{ articleId: article.mergedInto }}>
          Read it there
        </Link>
      </Notice>
    );
  }
  if (article.outcome !== null && article.outcome !== "threaded") {
    return (
      <Notice>
        Its way ended as {outcomeInWords(article.outcome)}. {asSentence(article.reason)}
      </Notice>
    );
  }
  if (article.quality !== null && article.quality.score < 0.6) {
    return (
      <Notice>
        Unsure whether this is the whole text
        {article.quality.reasons.length > 0 && `: ${article.quality.reasons.join("; ")}`}.
      </Notice>
    );
  }
  return null;
}
