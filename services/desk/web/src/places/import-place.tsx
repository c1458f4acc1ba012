import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { Link, useNavigate } from "@tanstack/react-router";
import { type ChangeEvent, type FormEvent, useId, useRef, useState } from "react";
import { type ApiError, api } from "../api/client.ts";
import { importQuery, importsQuery } from "../api/queries.ts";
import type { FeedImport, FeedImportSummary } from "../api/types.ts";
import { countsInWords } from "../feeds/import-words.ts";
import { Ago } from "../parts/figures.tsx";
import { Icon } from "../parts/icons.tsx";
import { Notice } from "../parts/states.tsx";
import { usePageTitle } from "../parts/use-page-title.ts";
import { counted } from "../text/count-words.ts";

type OpmlList = { body: Blob; name: string };

/** Brings a list of feeds from another reader, as a file or as text; and the lists that were brought before. */
export function ImportPlace() {
  usePageTitle("Import feeds");
  const navigate = useNavigate();
  const client = useQueryClient();
  const bring = useMutation<FeedImport, ApiError, OpmlList>({
    mutationFn: ({ body, name }) =>
      api(`/api/v1/feeds/imports?name=${encodeURIComponent(name)}`, {
        method: "POST",
        body,
        contentType: "text/x-opml",
        timeoutMs: 60_000,
      }),
    onSuccess: (started) => {
      client.setQueryData(importQuery(started.id).queryKey, started);
      void client.invalidateQueries({ queryKey: ["imports"] });
      void client.invalidateQueries({ queryKey: ["feeds"] });
      void navigate({ to: "/feeds/imports/$importId", params: { importId: started.id } });
    },
  });
  return (
    <>
      <Link to="/feeds" className="up" data-up>
        <Icon name="back" />
        Feeds
      </Link>
      <div className="feed-detail">
        <header className="event-head">
          <h1>Import feeds</h1>
          <p className="aside">
            Bring the list that another reader exported as OPML. Feeds that are here already stay as they are.
          </p>
        </header>
        <Bring onList={bring.mutate} isSending={bring.isPending} />
        {bring.isError && <Notice kind="failed">{bring.error.message} Nothing was imported.</Notice>}
        <Earlier />
      </div>
    </>
  );
}

function Bring({ onList, isSending }: { onList: (list: OpmlList) => void; isSending: boolean }) {
  const picker = useRef<HTMLInputElement>(null);
  const [text, setText] = useState("");
  const label = useId();
  const pick = (event: ChangeEvent<HTMLInputElement>) => {
    const file = event.target.files?.[0];
    event.target.value = "";
    if (file !== undefined) onList({ body: file, name: file.name });
  };
  const paste = (event: FormEvent) => {
    event.preventDefault();
    onList({ body: new Blob([text]), name: "" });
  };
  return (
    <form className="bring-list" onSubmit={paste}>
      <div className="actions">
        <input
          ref={picker}
          type="file"
          accept=".opml,.xml,text/x-opml"
          className="unseen"
          tabIndex={-1}
          aria-label="An OPML file"
          onChange={pick}
        />
        <button type="button" className="main" disabled={isSending} onClick={() => picker.current?.click()}>
          {isSending ? "Reading…" : "Choose a file"}
        </button>
        <label id={label} htmlFor={`${label}-text`}>
          or paste its text
        </label>
      </div>
      <textarea
        id={`${label}-text`}
        rows={text === "" ? 3 : 10}
        spellCheck={false}
        placeholder={'<opml version="2.0">…'}
        value={text}
        onChange={(event) => setText(event.target.value)}
      />
      {text.trim() !== "" && (
        <div className="actions">
          <button type="submit" disabled={isSending}>
            Import the text
          </button>
        </div>
      )}
    </form>
  );
}

function Earlier() {
  const { data } = useQuery(importsQuery);
  if (data === undefined || data.items.length === 0) return null;
  return (
    <section>
      <h2>Imports</h2>
      <ul className="imports">
        {data.items.map((item) => (
          <li key={item.id}>
            <Link to="/feeds/imports/$importId" params={{ importId: item.id }}>
              <bdi>{item.name || "A pasted list"}</bdi>
            </Link>{" "}
            <span className="aside">
              <Ago at={item.startedAt} inWords /> · {outcomeInWords(item)}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}

function outcomeInWords(item: FeedImportSummary): string {
  const feeds = counted(item.total, "feed");
  const counts = countsInWords(item.counts);
  if (item.finishedAt === null) return `${feeds}, ${item.counts.waiting} still to come`;
  return counts === "" ? feeds : `${feeds}: ${counts}`;
}
