import { useMutation, useQueryClient } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { type FormEvent, useState } from "react";
import { type ApiError, api } from "../api/client.ts";
import type { AddedFeed, FeedView } from "../api/types.ts";
import { Notice } from "../parts/states.tsx";
import { asUrl } from "./feed-words.ts";

type Request = { url: string; force: boolean };

/** Adds a feed by its address or its site's, and says what came of it. */
export function AddFeed() {
  const client = useQueryClient();
  const [typed, setTyped] = useState("");
  const [mistake, setMistake] = useState("");
  const add = useMutation<AddedFeed, ApiError, Request>({
    mutationFn: ({ url, force }) =>
      api(`/api/v1/feeds${force ? "?force=true" : ""}`, { method: "POST", body: { url }, timeoutMs: 60_000 }),
    onSuccess: (result) => {
      if (result.feed !== null) setTyped("");
      void client.invalidateQueries({ queryKey: ["feeds"] });
      void client.invalidateQueries({ queryKey: ["status"] });
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const url = asUrl(typed);
    setMistake(
      url === null ? "That is not a web address. It looks like example.org or https://example.org/rss." : "",
    );
    if (url !== null) add.mutate({ url, force: false });
  };
  return (
    <>
      <form className="add-feed" onSubmit={submit}>
        <input
          type="text"
          inputMode="url"
          autoComplete="off"
          autoCapitalize="none"
          spellCheck={false}
          aria-label="Address of a feed or a site"
          placeholder="Address of a feed or a site"
          value={typed}
          onChange={(event) => setTyped(event.target.value)}
        />
        <button type="submit" className="main" disabled={add.isPending}>
          {add.isPending ? "Looking…" : "Add"}
        </button>
      </form>
      {mistake !== "" && <Notice kind="failed">{mistake}</Notice>}
      {mistake === "" && add.isSuccess && (
        <Added result={add.data} onChoose={(url) => add.mutate({ url, force: false })} />
      )}
      {mistake === "" && add.isError && (
        <Refused
          error={add.error}
          url={add.variables.url}
          onForce={(url) => add.mutate({ url, force: true })}
        />
      )}
    </>
  );
}

function Added({ result, onChoose }: { result: AddedFeed; onChoose: (url: string) => void }) {
  if (result.feed !== null) {
    return (
      <Notice>
        Added <FeedLink feed={result.feed} />. It is polled now; its reports appear by themselves.
      </Notice>
    );
  }
  return (
    <Notice>
      That page offers {result.choices.length} feeds. Which one?
      <ul className="choices">
        {result.choices.map((choice) => (
          <li key={choice.url}>
            <button type="button" onClick={() => onChoose(choice.url)}>
              <bdi>{choice.title || choice.url}</bdi>
            </button>
            <span className="aside url">{choice.url}</span>
          </li>
        ))}
      </ul>
    </Notice>
  );
}

function Refused({ error, url, onForce }: { error: ApiError; url: string; onForce: (url: string) => void }) {
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

function FeedLink({ feed }: { feed: FeedView }) {
  return (
    <Link to="/feeds/$feedId" params={{ feedId: feed.id }}>
      <bdi>{feed.title || feed.url}</bdi>
    </Link>
  );
}
