import { useNavigate } from "@tanstack/react-router";
import { type FormEvent, useState } from "react";
import type { AddedFeed } from "../api/types.ts";
import { Notice } from "../parts/states.tsx";
import { asUrl } from "./feed-words.ts";
import { FeedLink, Refused } from "./refused-feed.tsx";
import { useAddFeed } from "./use-add-feed.ts";

/** Adds a feed by its address or its site's, and says what came of it. */
export function AddFeed() {
  const navigate = useNavigate();
  const [typed, setTyped] = useState("");
  const [mistake, setMistake] = useState("");
  const add = useAddFeed((result) => {
    if (result.feed !== null) setTyped("");
  });
  const withUrl = (act: (url: string) => void) => {
    const url = asUrl(typed);
    setMistake(
      url === null ? "That is not a web address. It looks like example.org or https://example.org/rss." : "",
    );
    if (url !== null) act(url);
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    withUrl((url) => add.mutate({ url, force: false }));
  };
  const check = () =>
    withUrl((url) => {
      add.reset();
      void navigate({ to: "/feeds/check", search: { url } });
    });
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
        <button type="button" onClick={check}>
          Check
        </button>
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
