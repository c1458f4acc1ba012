import { Link } from "@tanstack/react-router";
import type { ApiError } from "../api/client.ts";
import type { FeedView } from "../api/types.ts";
import { Notice } from "../parts/states.tsx";

/** Why a feed was not added, and what can be done about it. */
export function Refused({
  error,
  url,
  onForce,
}: {
  error: ApiError;
  url: string;
  onForce: (url: string) => void;
}) {
  const known = error.status === 409 ? (error.body as { feed?: FeedView }).feed : undefined;
  if (known !== undefined) {
    return (
      <Notice>
        This feed is here already: <FeedLink feed={known} />.
      </Notice>
    );
  }
  return (
    <Notice kind="failed">
      {error.message}
      {error.status === 422 && (
        <p>
          <button type="button" onClick={() => onForce(url)}>
            Add it all the same
          </button>{" "}
          <span className="aside">It will be tried again and again, and its reason shows in the list.</span>
        </p>
      )}
    </Notice>
  );
}

/** A feed by its name. */
export function FeedLink({ feed }: { feed: FeedView }) {
  return (
    <Link to="/feeds/$feedId" params={{ feedId: feed.id }}>
      <bdi>{feed.title || feed.url}</bdi>
    </Link>
  );
}
