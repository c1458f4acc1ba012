import { useQuery } from "@tanstack/react-query";
import { Link, useParams } from "@tanstack/react-router";
import { feedQuery } from "../api/queries.ts";
import type { FeedView } from "../api/types.ts";
import { FeedActions } from "../feeds/feed-actions.tsx";
import { FeedHealth } from "../feeds/feed-health.tsx";
import { feedState, feedStateLabels, pollingInWords } from "../feeds/feed-words.ts";
import { PollTable } from "../feeds/poll-table.tsx";
import { Icon } from "../parts/icons.tsx";
import { countryName, languageName } from "../parts/names.ts";
import { GroupMark } from "../parts/publisher.tsx";
import { Empty, Failed, Loading, Notice } from "../parts/states.tsx";
import { usePageTitle } from "../parts/use-page-title.ts";
import { asSentence, counted } from "../text/count-words.ts";
import { useNow } from "../time/use-now.ts";

/** One feed: how it does, why, what can be done, and its last polls. */
export function FeedDetail() {
  const { feedId } = useParams({ from: "/feeds/$feedId" });
  const query = useQuery(feedQuery(feedId));
  usePageTitle(query.data?.title);
  return (
    <>
      <Link to="/feeds" className="up" data-up>
        <Icon name="back" />
        Feeds
      </Link>
      {query.data !== undefined ? (
        <Feed feed={query.data} />
      ) : query.isError ? (
        "status" in query.error && query.error.status === 404 ? (
          <Empty title="This feed is not here any more.">
            <p>It was removed; its articles were kept.</p>
          </Empty>
        ) : (
          <Failed what="The feed" error={query.error} retry={query.refetch} />
        )
      ) : (
        <Loading what="the feed" />
      )}
    </>
  );
}

function Feed({ feed }: { feed: FeedView }) {
  const now = useNow();
  const state = feedState(feed);
  return (
    <div className="feed-detail">
      <header className="event-head">
        <h1>
          <GroupMark group={feed.group} /> <bdi>{feed.title || feed.url}</bdi>
        </h1>
        <p className="facts-line">
          <span className={`health health-${state}`}>{feedStateLabels[state]}</span>
          {feed.publisher !== "" && feed.publisher !== feed.title && <bdi>{feed.publisher}</bdi>}
          {feed.country !== "" && <span>{countryName(feed.country)}</span>}
          {feed.language !== "" && <span>{languageName(feed.language)}</span>}
          <span>{mediaInWords(feed.stateMedia)}</span>
          {feed.format !== null && <span>{feed.format}</span>}
          <Link to="/search" search={{ feed: feed.id }}>
            {counted(feed.articles, "article")}
          </Link>
        </p>
        <p className="url">
          <a
            href={/^https?:/i.test(feed.url) ? feed.url : undefined}
            target="_blank"
            rel="noreferrer noopener"
          >
            {feed.url}
          </a>
        </p>
        <p className="aside">
          {pollingInWords(feed, now)}.{feed.origin === "pack" && " It came with the story."}
        </p>
      </header>
      {feed.reason !== "" && (
        <Notice kind={state === "failing" ? "failed" : "info"}>
          {asSentence(feed.reason)}
          {feed.errorCount > 1 &&
            ` It failed ${feed.errorCount} times in a row; it is tried less and less often.`}
        </Notice>
      )}
      <FeedHealth feed={feed} />
      <FeedActions feed={feed} />
      <h2>Last polls</h2>
      <PollTable polls={feed.polls ?? []} />
    </div>
  );
}

function mediaInWords(kind: FeedView["stateMedia"]): string {
  return {
    no: "not state media",
    yes: "state media",
    semi: "semi-official",
    "state-funded": "state-funded",
    official: "official source",
  }[kind];
}
