import { useMutation, useMutationState, useQueryClient } from "@tanstack/react-query";
import { type ChangeEvent, useRef } from "react";
import { type ApiError, api } from "../api/client.ts";
import type { ImportResult } from "../api/types.ts";
import { Foldable } from "../parts/foldable.tsx";
import { Notice } from "../parts/states.tsx";
import { counted } from "../text/count-words.ts";
import { countOutlines } from "./feed-words.ts";

type Import = { file: File; feeds: number };
const mutationKey = ["import-feeds"];
const mostBytes = 5 * 1024 * 1024;

/** Imports and exports lists of feeds. The import runs on while other places are looked at. */
export function ImportFeeds() {
  const client = useQueryClient();
  const picker = useRef<HTMLInputElement>(null);
  const { mutate } = useMutation<ImportResult, ApiError, Import>({
    mutationKey,
    // The result is still there for who comes back within the hour.
    gcTime: 3_600_000,
    mutationFn: ({ file }) =>
      api("/api/v1/feeds/import", {
        method: "POST",
        body: file,
        contentType: "text/x-opml",
        timeoutMs: 300_000,
      }),
    onSettled: () => client.invalidateQueries({ queryKey: ["feeds"] }),
  });
  const last = useMutationState({ filters: { mutationKey }, select: (mutation) => mutation.state }).at(-1);
  const pick = async (event: ChangeEvent<HTMLInputElement>) => {
    const file = event.target.files?.[0];
    event.target.value = "";
    if (file === undefined) return;
    const feeds = file.size > mostBytes ? 0 : countOutlines(await file.text());
    mutate({ file, feeds });
  };
  const request = last?.variables as Import | undefined;
  return (
    <>
      <div className="import">
        <input
          ref={picker}
          type="file"
          accept=".opml,.xml,text/x-opml"
          className="unseen"
          tabIndex={-1}
          aria-label="An OPML file"
          onChange={(event) => void pick(event)}
        />
        <button
          type="button"
          className="quiet"
          onClick={() => picker.current?.click()}
          disabled={last?.status === "pending"}
        >
          Import OPML
        </button>
        <a className="quiet" href="/api/v1/feeds/export" download="throughline-feeds.opml">
          Export OPML
        </a>
      </div>
      {last?.status === "pending" && request !== undefined && (
        <Notice>
          Importing {request.feeds > 0 ? counted(request.feeds, "feed") : "the feeds"} of {request.file.name}…
          You can go on meanwhile.
          <progress aria-label="Import" />
        </Notice>
      )}
      {last?.status === "error" && (
        <Notice kind="failed">{(last.error as ApiError).message} No feed was changed by what failed.</Notice>
      )}
      {last?.status === "success" && <Imported results={(last.data as ImportResult).results} />}
    </>
  );
}

const outcomes = { refused: "refused", added: "added", known: "there already" } as const;

function Imported({ results }: { results: ImportResult["results"] }) {
  const count = (result: keyof typeof outcomes) => results.filter((each) => each.result === result).length;
  const summary = (["added", "known", "refused"] as const)
    .filter((result) => count(result) > 0)
    .map((result) => `${count(result)} ${outcomes[result]}`)
    .join(", ");
  return (
    <Notice>
      <Foldable title={`Import: ${summary || "no feeds"}`} open={results.length <= 8}>
        <ul className="import-results">
          {(Object.keys(outcomes) as (keyof typeof outcomes)[]).flatMap((result) =>
            results
              .filter((each) => each.result === result)
              .map((each) => (
                <li key={each.url}>
                  <span className={`result result-${result}`}>{outcomes[result]}</span>{" "}
                  <bdi>{each.title || each.url}</bdi>
                  {result === "refused" && <span className="reason"> {each.reason}</span>}
                </li>
              )),
          )}
        </ul>
      </Foldable>
    </Notice>
  );
}
