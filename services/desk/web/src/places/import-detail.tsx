import { useQuery } from "@tanstack/react-query";
import { Link, useParams } from "@tanstack/react-router";
import { useEffect } from "react";
import { importQuery } from "../api/queries.ts";
import type { FeedImport } from "../api/types.ts";
import { ImportResults } from "../feeds/import-results.tsx";
import { countsInWords, firstPollsInWords } from "../feeds/import-words.ts";
import { announce } from "../live/announce.ts";
import { Ago } from "../parts/figures.tsx";
import { Icon } from "../parts/icons.tsx";
import { Empty, Failed, Loading } from "../parts/states.tsx";
import { usePageTitle } from "../parts/use-page-title.ts";
import { exactCount } from "../text/count-words.ts";

/** One import: how far it is, and what came of each feed. It can be left and come back to. */
export function ImportDetail() {
  const { importId } = useParams({ from: "/feeds/imports/$importId" });
  const query = useQuery(importQuery(importId));
  usePageTitle("Import");
  return (
    <>
      <Link to="/feeds/import" className="up" data-up>
        <Icon name="back" />
        Imports
      </Link>
      {query.data !== undefined ? (
        <Import done={query.data} />
      ) : query.isError ? (
        "status" in query.error && query.error.status === 404 ? (
          <Empty title="This import is not here any more.">
            <p>The newest 20 are kept. The feeds that it added are in the list.</p>
          </Empty>
        ) : (
          <Failed what="The import" error={query.error} kept="It goes on meanwhile." retry={query.refetch} />
        )
      ) : (
        <Loading what="the import" />
      )}
    </>
  );
}

function Import({ done }: { done: FeedImport }) {
  const through = done.total - done.counts.waiting;
  const counts = countsInWords(done.counts);
  const polls = firstPollsInWords(done);
  const isRunning = done.finishedAt === null;
  useEffect(() => {
    if (!isRunning) announce(`The import is done: ${counts}.`);
  }, [isRunning, counts]);
  return (
    <div className="feed-detail">
      <header className="event-head">
        <h1>
          <bdi>{done.name || "A pasted list"}</bdi>
        </h1>
        <p className="facts-line">
          <span>
            Brought <Ago at={done.startedAt} inWords />
          </span>
          <span>
            {isRunning
              ? `${exactCount(through)} of ${exactCount(done.total)} feeds`
              : `${exactCount(done.total)} feeds`}
          </span>
          {counts !== "" && <span>{counts}</span>}
        </p>
        {isRunning && (
          <>
            <progress className="bar" aria-label="Import" max={done.total} value={through} />
            <p className="aside">It goes on by itself; you can leave this page and come back.</p>
          </>
        )}
        {polls !== "" && <p className="aside">First polls, spread over time: {polls}.</p>}
      </header>
      <ImportResults results={done.results} />
    </div>
  );
}
