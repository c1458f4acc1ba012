import { useQuery } from "@tanstack/react-query";
import { Link, Outlet, useLocation, useParams } from "@tanstack/react-router";
import { useState } from "react";
import { feedsQuery } from "../api/queries.ts";
import type { FeedView } from "../api/types.ts";
import { AddFeed } from "../feeds/add-feed.tsx";
import { FeedRow } from "../feeds/feed-row.tsx";
import { feedState, inOrderOfNeed } from "../feeds/feed-words.ts";
import { stableOrder } from "../lists/held-list.ts";
import { Empty, Failed, Loading } from "../parts/states.tsx";
import { usePageTitle } from "../parts/use-page-title.ts";
import { counted } from "../text/count-words.ts";

/** Feeds: where the reports come from and how each does; the chosen one beside the list. */
export function FeedsPlace() {
  const { feedId } = useParams({ strict: false });
  const isChosen = useLocation({ select: ({ pathname }) => pathname.replace(/\/$/, "") !== "/feeds" });
  const query = useQuery(feedsQuery);
  usePageTitle(isChosen ? undefined : "Feeds");
  return (
    <div className="panes" data-chosen={isChosen}>
      <section className="pane-list" aria-label="Feeds">
        <header className="pane-head pane-head-tall">
          <h1>Feeds</h1>
          <AddFeed />
          <p className="lists">
            <Link to="/feeds/import" className="quiet">
              Import OPML
            </Link>
            <a className="quiet" href="/api/v1/feeds/export" download="throughline-feeds.opml">
              Export OPML
            </a>
          </p>
        </header>
        {query.data !== undefined ? (
          <FeedList feeds={query.data.items} chosen={feedId} />
        ) : query.isError ? (
          <Failed
            what="The feeds"
            error={query.error}
            kept="They go on being polled."
            retry={query.refetch}
          />
        ) : (
          <Loading what="feeds" rows={6} />
        )}
      </section>
      <section className="pane-reader" data-reader aria-label="The chosen feed">
        <Outlet />
      </section>
    </div>
  );
}

const filters = {
  all: "All",
  failing: "Failing",
  silent: "Silent",
  ok: "Well",
  new: "New",
  paused: "Paused",
} as const;
type Filter = keyof typeof filters;

function FeedList({ feeds, chosen }: { feeds: FeedView[]; chosen: string | undefined }) {
  const [filter, setFilter] = useState<Filter>("all");
  const ordered = useStableFeeds(feeds);
  const isIn = (feed: FeedView, name: Filter) =>
    name === "all" || feedState(feed) === name || (name === "paused" && feedState(feed) === "off");
  const shown = ordered.filter((feed) => isIn(feed, filter));
  if (feeds.length === 0) {
    return (
      <Empty title="No feeds yet.">
        <p>
          Paste the address of a feed, or of a news site, above: the feed that a site offers is found by
          itself. Or <Link to="/feeds/import">import the list</Link> that another reader exported as OPML.
        </p>
      </Empty>
    );
  }
  return (
    <>
      <fieldset className="chips" aria-label="Show">
        {(Object.keys(filters) as Filter[]).map((name) => {
          const count = feeds.filter((feed) => isIn(feed, name)).length;
          return count === 0 && name !== "all" && name !== filter ? null : (
            <button
              key={name}
              type="button"
              className="chip"
              aria-pressed={filter === name}
              onClick={() => setFilter(name)}
            >
              {filters[name]} <span className="number">{count}</span>
            </button>
          );
        })}
      </fieldset>
      <ol className="rows" data-list>
        {shown.map((feed) => (
          <FeedRow key={feed.id} feed={feed} isChosen={feed.id === chosen} />
        ))}
      </ol>
      {shown.length === 0 && <Empty title={`No feed is ${filters[filter].toLowerCase()}.`} />}
    </>
  );
}

/** The feeds in the order in which they were first seen, so that none moves when its health changes. */
function useStableFeeds(feeds: FeedView[]): FeedView[] {
  const sorted = inOrderOfNeed(feeds);
  const [order, setOrder] = useState(() => sorted.map((feed) => feed.id));
  const next = stableOrder(
    order,
    sorted.map((feed) => feed.id),
  );
  if (next.join() !== order.join()) setOrder(next);
  const byId = new Map(feeds.map((feed) => [feed.id, feed]));
  return next.flatMap((id) => byId.get(id) ?? []);
}

export function NoFeedChosen() {
  const { data } = useQuery(feedsQuery);
  const failing = data?.items.filter((feed) => feedState(feed) === "failing").length ?? 0;
  const count = data?.items.length ?? 0;
  if (count === 0) return null;
  return (
    <Empty title="Choose a feed to see its last polls.">
      <p className="aside">
        {counted(count, "feed")},{" "}
        {failing === 0 ? "none of them failing" : `${failing} failing, at the top of the list`}.
      </p>
    </Empty>
  );
}
