import { Link } from "@tanstack/react-router";
import { useState } from "react";
import type { ImportedFeedView } from "../api/types.ts";
import { asSentence, exactCount } from "../text/count-words.ts";
import { type ImportState, importState, importStates } from "./import-words.ts";

/** Rows that a page draws without a pause; the filters lead to the others. */
const mostRows = 1000;

/** What came of each feed of an import, in the list's order, with a filter for each result. */
export function ImportResults({ results }: { results: ImportedFeedView[] }) {
  const [filter, setFilter] = useState<ImportState | "all">("all");
  const count = (state: ImportState) => results.filter((feed) => importState(feed) === state).length;
  const states = (Object.keys(importStates) as ImportState[]).filter((state) => count(state) > 0);
  const fitting = filter === "all" ? results : results.filter((feed) => importState(feed) === filter);
  const chip = (name: ImportState | "all", label: string, of: number) => (
    <button
      key={name}
      type="button"
      className="chip"
      aria-pressed={filter === name}
      onClick={() => setFilter(name)}
    >
      {label} <span className="number">{exactCount(of)}</span>
    </button>
  );
  return (
    <>
      <fieldset className="chips" aria-label="Show">
        {chip("all", "All", results.length)}
        {states.map((state) => chip(state, importStates[state], count(state)))}
      </fieldset>
      <ol className="import-results">
        {fitting.slice(0, mostRows).map((feed, index) => (
          // A list may name a feed twice, and its order never changes.
          // biome-ignore lint/suspicious/noArrayIndexKey: the place is what tells two of them apart
          <Result key={`${filter} ${index}`} feed={feed} />
        ))}
      </ol>
      {fitting.length > mostRows && (
        <p className="aside">
          {exactCount(fitting.length - mostRows)} more are not shown; the counts above lead to the rare ones.
        </p>
      )}
    </>
  );
}

function Result({ feed }: { feed: ImportedFeedView }) {
  const state = importState(feed);
  const isBad = state === "failing" || state === "refused" || state === "notUrl";
  const said = [feed.reason, feed.failure].filter((text) => text !== "").map(asSentence);
  return (
    <li>
      <span className={`result result-${state}`}>{importStates[state]}</span>
      <span className="result-feed">
        <bdi>
          {feed.feedId === null ? (
            feed.title || feed.url || "An outline without an address"
          ) : (
            <Link to="/feeds/$feedId" params={{ feedId: feed.feedId }}>
              {feed.title || feed.url}
            </Link>
          )}
        </bdi>
        {feed.title !== "" && <span className="aside url">{feed.url}</span>}
        {said.length > 0 && <span className={isBad ? "reason" : "aside"}>{said.join(" ")}</span>}
      </span>
    </li>
  );
}
