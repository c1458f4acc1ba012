import { Link } from "@tanstack/react-router";
import type { FeedView } from "../api/types.ts";
import { Count } from "../parts/figures.tsx";
import { countryName, languageName } from "../parts/names.ts";
import { GroupMark } from "../parts/publisher.tsx";
import { asSentence } from "../text/count-words.ts";
import { useNow } from "../time/use-now.ts";
import { feedState, feedStateLabels, pollingInWords } from "./feed-words.ts";

/** A feed in the list: what it is, and how it does, in words. */
export function FeedRow({ feed, isChosen }: { feed: FeedView; isChosen: boolean }) {
  const now = useNow();
  const state = feedState(feed);
  return (
    <li className="row feed">
      <Link
        to="/feeds/$feedId"
        params={{ feedId: feed.id }}
        className="row-link"
        aria-current={isChosen ? "true" : undefined}
        data-item
      >
        <span className="feed-line">
          <GroupMark group={feed.group} />
          <bdi className="row-title">{feed.title || feed.url}</bdi>
          <span className="number" title="Articles from this feed">
            <Count of={feed.articles} />
          </span>
        </span>
        <span className="row-facts">
          <span className={`health health-${state}`}>{feedStateLabels[state]}</span>
          {feed.publisher !== "" && feed.publisher !== feed.title && <bdi>{feed.publisher}</bdi>}
          {feed.country !== "" && <span>{countryName(feed.country)}</span>}
          {feed.language !== "" && <span>{languageName(feed.language)}</span>}
        </span>
        <span className="row-facts">
          {(state === "failing" || state === "silent") && feed.reason !== "" ? (
            <span className={state === "failing" ? "reason" : undefined}>{asSentence(feed.reason)}</span>
          ) : (
            pollingInWords(feed, now)
          )}
        </span>
      </Link>
    </li>
  );
}
