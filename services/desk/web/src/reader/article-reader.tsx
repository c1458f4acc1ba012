import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useState } from "react";
import { articleQueryOptions } from "../api/queries.ts";
import type { ArticleDetail } from "../api/types.ts";
import { CorrectMention } from "../corrections/correct-mention.tsx";
import { type Doubt, DoubtingProvider } from "../corrections/correcting.ts";
import { Corrections } from "../corrections/corrections.tsx";
import { useHeld } from "../lists/use-held.ts";
import { Icon } from "../parts/icons.tsx";
import { Publisher } from "../parts/publisher.tsx";
import { Empty, Failed, Loading } from "../parts/states.tsx";
import { usePageTitle } from "../parts/use-page-title.ts";
import { ArticleText, MarkedText } from "./article-text.tsx";
import { Copies, Quotes } from "./beside-text.tsx";
import { Facts } from "./facts.tsx";
import { Passport } from "./passport.tsx";
import { Revisions } from "./revisions.tsx";
import { Standing } from "./standing.tsx";

const isSame = (shown: ArticleDetail, newest: ArticleDetail) =>
  shown.text === newest.text && shown.title === newest.title;

type ArticleReaderProps = {
  articleId: string;
  /** The event in which it is read, so that links stay inside of it. */
  within?: string;
  /** Whether the page is about this article alone. */
  titled?: boolean;
};

/** An article as it is read: its text with who and what it names, the facts about it, and how it came here. */
export function ArticleReader({ articleId, within, titled = false }: ArticleReaderProps) {
  const [doubt, setDoubt] = useState<Doubt>();
  const query = useQuery(articleQueryOptions(articleId));
  const { shown, isBehind, accept } = useHeld(articleId, query.data, isSame);
  if (shown === undefined) {
    if (!query.isError) return <Loading what="the article" rows={6} />;
    return "status" in query.error && query.error.status === 404 ? (
      <Empty title="This article is not known here.">
        <p>
          The link may be cut short. <Link to="/search">Search for it</Link>.
        </p>
      </Empty>
    ) : (
      <Failed what="The article" error={query.error} retry={query.refetch} />
    );
  }
  return (
    <DoubtingProvider value={shown.copyOf === null ? setDoubt : undefined}>
      <article className="article">
        {titled && <TabTitle title={shown.title} />}
        {doubt !== undefined && (
          <CorrectMention article={shown} doubt={doubt} onClose={() => setDoubt(undefined)} />
        )}
        <div className="article-body">
          <div className="article-main">
            <ArticleHead article={shown} titled={titled} within={within} />
            {isBehind && (
              <button type="button" className="waiting" onClick={accept}>
                Its publisher changed this article: show revision {query.data?.revision}
              </button>
            )}
            <Standing article={shown} />
            <Corrections article={shown} />
            <ArticleText article={shown} />
            <Copies article={shown} within={within} />
            <Quotes article={shown} />
            <Revisions article={shown} />
            <Passport article={shown} />
          </div>
          <Facts article={shown} />
        </div>
      </article>
    </DoubtingProvider>
  );
}

function TabTitle({ title }: { title: string }) {
  usePageTitle(title);
  return null;
}

type HeadProps = { article: ArticleDetail; titled: boolean; within: string | undefined };

function ArticleHead({ article, titled, within }: HeadProps) {
  const Heading = titled ? "h1" : "h2";
  return (
    <header className="article-head">
      <Heading dir="auto" lang={article.language}>
        <MarkedText
          text={article.title || article.url}
          mentions={article.mentions.filter((mention) => mention.field === "title")}
          newSentences={[]}
          entities={article.entities}
        />
      </Heading>
      <p className="facts-line">
        <Publisher publisher={article.publisher} url={article.url} />
        {article.authors.length > 0 && <bdi>{article.authors.join(", ")}</bdi>}
        <AtPublisher url={article.url} />
        {within === undefined && article.eventId !== null && (
          <Link to="/events/$eventId" params={{ eventId: article.eventId }} search={{ article: article.id }}>
            In its event
          </Link>
        )}
        {within !== undefined && (
          <Link to="/articles/$articleId" params={{ articleId: article.id }}>
            On its own
          </Link>
        )}
      </p>
    </header>
  );
}

/** An address from the open web becomes a link only when it is one of the web; a file that was brought has none. */
function AtPublisher({ url }: { url: string }) {
  if (!/^https?:\/\//i.test(url)) return <span>brought as a file</span>;
  return (
    <a href={url} target="_blank" rel="noreferrer noopener">
      At its publisher
      <Icon name="out" />
    </a>
  );
}
