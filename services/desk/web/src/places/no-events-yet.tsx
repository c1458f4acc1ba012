import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { statusQuery } from "../api/queries.ts";
import { Empty } from "../parts/states.tsx";
import { counted } from "../text/count-words.ts";

/** No event yet: whether to add feeds, or to wait, or to look at the line. */
export function NoEventsYet() {
  const { data } = useQuery(statusQuery);
  const feeds = data === undefined ? 0 : data.feeds.active + data.feeds.paused;
  if (data !== undefined && feeds === 0) {
    return (
      <Empty title="No feeds yet, so nothing can arrive.">
        <p>
          <Link to="/feeds">Add a feed or a site</Link>, or import a list of them as OPML. Its reports appear
          here by themselves.
        </p>
      </Empty>
    );
  }
  return (
    <Empty title="No events yet.">
      <p>
        {counted(feeds, "feed")} and {counted(data?.articles ?? 0, "article")} are known. An event appears
        here, by itself, as soon as a report of the story has passed <Link to="/line">the line</Link>.
      </p>
      {(data?.feeds.failing ?? 0) > 0 && (
        <p>
          {counted(data?.feeds.failing ?? 0, "feed")} cannot be reached: <Link to="/feeds">see why</Link>.
        </p>
      )}
    </Empty>
  );
}
