import { useQuery } from "@tanstack/react-query";
import { Link, useNavigate, useSearch } from "@tanstack/react-router";
import { checkQuery } from "../api/queries.ts";
import { CheckResult } from "../feeds/check-result.tsx";
import { Refused } from "../feeds/refused-feed.tsx";
import { useAddFeed } from "../feeds/use-add-feed.ts";
import { Icon } from "../parts/icons.tsx";
import { Empty, Failed, Loading } from "../parts/states.tsx";
import { usePageTitle } from "../parts/use-page-title.ts";

/** What adding an address would do. Nothing is added until it is asked for here. */
export function CheckPlace() {
  const { url } = useSearch({ from: "/feeds/check" });
  usePageTitle("Check a feed");
  return (
    <>
      <Link to="/feeds" className="up" data-up>
        <Icon name="back" />
        Feeds
      </Link>
      {url === undefined ? (
        <Empty title="Nothing to check.">
          <p>Type the address of a feed or of a site above the list, and choose Check.</p>
        </Empty>
      ) : (
        <Check url={url} />
      )}
    </>
  );
}

function Check({ url }: { url: string }) {
  const navigate = useNavigate();
  const query = useQuery(checkQuery(url));
  const add = useAddFeed((result) => {
    if (result.feed !== null) void navigate({ to: "/feeds/$feedId", params: { feedId: result.feed.id } });
  });
  if (query.isFetching) {
    return (
      <div className="feed-detail">
        <header className="event-head">
          <h1>Looking at this address…</h1>
          <p className="url aside">{url}</p>
          <p className="aside">
            A site without links to feeds is asked at its usual paths, which takes a while.
          </p>
        </header>
        <Loading what="what is there" rows={3} />
      </div>
    );
  }
  if (query.isError) return <Failed what={`What is at ${url}`} error={query.error} retry={query.refetch} />;
  if (query.data === undefined) return null;
  return (
    <div className="feed-detail">
      <CheckResult
        check={query.data}
        onAdd={add.isPending ? undefined : (feedUrl) => add.mutate({ url: feedUrl, force: false })}
        onAgain={() => void query.refetch()}
      />
      {add.isError && (
        <Refused
          error={add.error}
          url={add.variables.url}
          onForce={(feedUrl) => add.mutate({ url: feedUrl, force: true })}
        />
      )}
    </div>
  );
}
