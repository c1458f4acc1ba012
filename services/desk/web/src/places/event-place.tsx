import { useQuery } from "@tanstack/react-query";
import { Link, useParams, useSearch } from "@tanstack/react-router";
import { useEffect, useRef } from "react";
import { eventQuery } from "../api/queries.ts";
import type { EventDetail } from "../api/types.ts";
import { useHeld } from "../lists/use-held.ts";
import { announce } from "../live/announce.ts";
import { Ago, Count } from "../parts/figures.tsx";
import { Icon } from "../parts/icons.tsx";
import { languageName } from "../parts/names.ts";
import { Publisher } from "../parts/publisher.tsx";
import { Empty, Failed, Loading } from "../parts/states.tsx";
import { usePageTitle } from "../parts/use-page-title.ts";
import { ArticleReader } from "../reader/article-reader.tsx";
import { Timeline } from "../reader/timeline.tsx";
import { counted, named } from "../text/count-words.ts";

const isSame = (shown: EventDetail, newest: EventDetail) =>
  shown.articles === newest.articles &&
  shown.copies === newest.copies &&
  shown.reports.length === newest.reports.length;

/** One event: how it was reported, and the report that is read. */
export function EventPlace() {
  const { eventId } = useParams({ from: "/now/events/$eventId" });
  const { article } = useSearch({ from: "/now/events/$eventId" });
  const query = useQuery(eventQuery(eventId));
  const { shown, isBehind, accept } = useHeld(eventId, query.data, isSame);
  const waiting = isBehind ? (query.data?.articles ?? 0) - (shown?.articles ?? 0) : 0;
  const words = isBehind
    ? waiting > 0
      ? `${waiting} new ${waiting === 1 ? "report" : "reports"}`
      : "The event changed"
    : "";
  usePageTitle(shown?.title);
  useEffect(() => announce(words), [words]);
  return (
    <>
      <Link to="/" className="up" data-up>
        <Icon name="back" />
        Events
      </Link>
      {shown !== undefined ? (
        <>
          <EventHead event={shown} waiting={words} onShow={accept} />
          <EventReports event={shown} chosen={article} />
        </>
      ) : query.isError ? (
        <EventFailed error={query.error} retry={query.refetch} />
      ) : (
        <Loading what="the event" />
      )}
    </>
  );
}

function EventFailed({ error, retry }: { error: Error; retry: () => unknown }) {
  if ("status" in error && error.status === 404) {
    return (
      <Empty title="This event is not there any more.">
        <p>
          It may have been joined with another. <Link to="/">See the events as they are now</Link>.
        </p>
      </Empty>
    );
  }
  return <Failed what="The event" error={error} retry={retry} />;
}

function EventHead({ event, waiting, onShow }: { event: EventDetail; waiting: string; onShow: () => void }) {
  return (
    <header className="event-head">
      <h1 dir="auto" lang={event.language}>
        {event.title}
      </h1>
      <p className="facts-line">
        <span>
          First <Publisher publisher={event.first.publisher} />, <Ago at={event.first.at} inWords />
        </span>
        <span>
          {counted(event.articles, "report")} from <Count of={event.independentSources} /> independent{" "}
          {event.independentSources === 1 ? "source" : "sources"}
          {event.copies > 0 && `, ${counted(event.copies, "copy", "copies")}`}
        </span>
        <span>{named(event.languages.map(languageName), 4)}</span>
      </p>
      {event.entities.length > 0 && (
        <p className="entity-line">
          {event.entities.slice(0, 8).map((entity) => (
            <Link
              key={entity.id}
              to="/entities/$entityId"
              params={{ entityId: entity.id }}
              title={`${entity.type}, named ${counted(entity.count, "time")}`}
            >
              {entity.name}
            </Link>
          ))}
        </p>
      )}
      {waiting !== "" && (
        <button type="button" className="waiting" onClick={onShow}>
          {waiting}
        </button>
      )}
    </header>
  );
}

function EventReports({ event, chosen }: { event: EventDetail; chosen: string | undefined }) {
  const articleId = chosen ?? event.newest?.articleId ?? event.reports.at(-1)?.id;
  const reader = useRef<HTMLDivElement>(null);
  // Who chose a report wants to read it: a long time line must not leave it out of sight.
  useEffect(() => {
    const top = reader.current?.getBoundingClientRect().top ?? 0;
    const isOutOfSight = top > innerHeight * 0.6 || top < 0;
    if (chosen !== undefined && isOutOfSight) reader.current?.scrollIntoView({ block: "start" });
  }, [chosen]);
  return (
    <>
      <Timeline event={event} chosen={articleId} />
      <div ref={reader}>
        {articleId !== undefined && <ArticleReader articleId={articleId} within={event.id} />}
      </div>
    </>
  );
}
