import { Fragment } from "react";
import { Failed } from "../parts/states.tsx";
import { agoInWords } from "../time/relative-time.ts";
import { useNow } from "../time/use-now.ts";
import { EventRow } from "./event-row.tsx";
import { seenBoundary } from "./held-list.ts";
import type { useHeldEvents } from "./use-held-events.ts";

type HeldEvents = ReturnType<typeof useHeldEvents>;
type EventListProps = {
  held: HeldEvents;
  shown: NonNullable<HeldEvents["shown"]>;
  chosen: string | undefined;
};

/** The events as they are held, with the line under what came since the last visit. */
export function EventList({ held, shown, chosen }: EventListProps) {
  const now = useNow();
  const boundary = seenBoundary(
    shown.items.map((event) => event.latestAt),
    held.lastVisit,
  );
  return (
    <>
      <ol className="rows" data-list>
        {shown.items.map((event, index) => (
          <Fragment key={event.id}>
            {index === boundary && held.lastVisit !== null && (
              <li className="seen-line">Seen before, {agoInWords(held.lastVisit, now)}</li>
            )}
            <EventRow
              event={event}
              isChosen={event.id === chosen}
              isNew={shown.marked.has(event.id) || index < boundary}
              grown={held.behind.grown.get(event.id) ?? 0}
            />
          </Fragment>
        ))}
      </ol>
      {held.older.error !== null && <Failed what="Earlier events" error={held.older.error} />}
      {shown.cursor !== null && (
        <button
          type="button"
          className="more"
          onClick={() => void held.showOlder()}
          disabled={held.older.loading}
        >
          {held.older.loading ? "Loading…" : "Earlier events"}
        </button>
      )}
    </>
  );
}
