import { Outlet, useParams } from "@tanstack/react-router";
import { useEffect } from "react";
import { EventList } from "../lists/event-list.tsx";
import { waitingInWords } from "../lists/held-list.ts";
import { useHeldEvents } from "../lists/use-held-events.ts";
import { announce } from "../live/announce.ts";
import { Failed, Loading } from "../parts/states.tsx";
import { usePageTitle } from "../parts/use-page-title.ts";
import { NoEventsYet } from "./no-events-yet.tsx";

/** Now: the events by their latest development, and beside them the one that is read. */
export function NowPlace() {
  const { eventId } = useParams({ strict: false });
  return (
    <div className="panes" data-chosen={eventId !== undefined}>
      <section className="pane-list" aria-label="Events">
        <EventsPane chosen={eventId} />
      </section>
      <section className="pane-reader" data-reader aria-label="Reader">
        <Outlet />
      </section>
    </div>
  );
}

function EventsPane({ chosen }: { chosen: string | undefined }) {
  const held = useHeldEvents();
  const words = waitingInWords(held.behind, "event");
  const count = held.behind.added.length + held.behind.grown.size;
  usePageTitle(chosen === undefined ? (count === 0 ? "Now" : `(${count}) Now`) : undefined);
  useEffect(() => announce(words), [words]);
  const { unmark } = held;
  useEffect(() => {
    if (chosen !== undefined) unmark(chosen);
  }, [chosen, unmark]);

  if (held.shown === null) {
    return held.query.isError ? (
      <Failed
        what="The events"
        error={held.query.error}
        kept="What was collected is kept. The page asks again by itself."
        retry={held.query.refetch}
      />
    ) : (
      <Loading what="events" rows={6} />
    );
  }
  return (
    <>
      <header className="pane-head">
        <h1>Now</h1>
        {words !== "" && (
          <button type="button" className="waiting" onClick={held.showNew}>
            {words}
          </button>
        )}
      </header>
      {held.shown.items.length === 0 ? (
        <NoEventsYet />
      ) : (
        <EventList held={held} shown={held.shown} chosen={chosen} />
      )}
    </>
  );
}
