import { Link } from "@tanstack/react-router";
import { memo } from "react";
import type { EventSummary } from "../api/types.ts";
import { Ago, Count } from "../parts/figures.tsx";
import { Languages } from "../parts/languages.tsx";
import { Publisher } from "../parts/publisher.tsx";
import { Sparkline } from "./sparkline.tsx";

type EventRowProps = { event: EventSummary; isChosen: boolean; isNew: boolean; grown: number };

/** An event in three lines: its title; who had it first, how many followed, in which languages; what is new. */
export const EventRow = memo(function EventRow({ event, isChosen, isNew, grown }: EventRowProps) {
  return (
    <li className="event" data-new={isNew}>
      <Link
        to="/events/$eventId"
        params={{ eventId: event.id }}
        className="event-link"
        aria-current={isChosen ? "true" : undefined}
        data-item
      >
        {isNew && <span className="unseen">New: </span>}
        <span className="event-title" dir="auto" lang={event.language}>
          {event.title}
        </span>
        <span className="event-at">
          <Ago at={event.latestAt} />
        </span>
        <span className="event-facts">
          <Publisher publisher={event.first.publisher} />
          {event.articles > 1 && (
            <span className="event-first">
              first, <Ago at={event.first.at} />
            </span>
          )}
          <Followers event={event} />
          <Languages codes={event.languages} />
          {grown > 0 && <span className="grown">+{grown} waiting</span>}
        </span>
        <Newest event={event} />
        {event.articles > 1 && <Sparkline counts={event.spark} reports={event.articles} />}
      </Link>
    </li>
  );
});

function Followers({ event }: { event: EventSummary }) {
  if (event.articles === 1) return <span>only source so far</span>;
  return (
    <span title="Sources that do not copy one another, and copies">
      <Count of={event.independentSources} /> {event.independentSources === 1 ? "source" : "sources"}
      {event.copies > 0 && (
        <>
          {", "}
          <Count of={event.copies} /> {event.copies === 1 ? "copy" : "copies"}
        </>
      )}
    </span>
  );
}

function Newest({ event }: { event: EventSummary }) {
  const { newest } = event;
  const sentence = newest?.sentences[0];
  if (newest === null || sentence === undefined) {
    return event.articles > 1 ? (
      <span className="event-new event-nothing">The latest report says nothing new</span>
    ) : null;
  }
  return (
    <span className="event-new">
      <bdi className="event-source">{newest.publisher.name}</bdi>
      <bdi dir="auto">{sentence}</bdi>
    </span>
  );
}
