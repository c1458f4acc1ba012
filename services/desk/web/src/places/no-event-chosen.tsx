import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { statusQuery } from "../api/queries.ts";
import type { Status } from "../api/types.ts";
import { GroupMark } from "../parts/publisher.tsx";
import { Empty } from "../parts/states.tsx";
import { counted } from "../text/count-words.ts";

/** Beside the list while nothing is chosen: what the desk follows, and what its marks and keys mean. */
export function NoEventChosen() {
  const { data } = useQuery(statusQuery);
  if (data === undefined || data.events === 0) return null;
  return (
    <Empty title="Choose an event to read its reports.">
      <AtAGlance status={data} />
      {data.story.groups.length > 0 && (
        <p className="legend">
          {data.story.groups.map((group) => (
            <span key={group.id}>
              <GroupMark group={group.id} />
              <span aria-hidden="true">{group.label}</span>
            </span>
          ))}
        </p>
      )}
      <p className="aside keys-hint">
        <kbd>j</kbd> and <kbd>k</kbd> go through the list, <kbd>o</kbd> opens, <kbd>?</kbd> shows the rest.
      </p>
    </Empty>
  );
}

function AtAGlance({ status }: { status: Status }) {
  const { feeds } = status;
  return (
    <p>
      <bdi>{status.story.name}</bdi>: {counted(status.articles, "article")} in{" "}
      {counted(status.events, "event")}, from {counted(feeds.active, "feed")}
      {feeds.failing > 0 && (
        <>
          , <Link to="/feeds">{feeds.failing} of them failing</Link>
        </>
      )}
      .
    </p>
  );
}
