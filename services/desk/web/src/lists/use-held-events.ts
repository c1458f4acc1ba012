import { useQuery } from "@tanstack/react-query";
import { useCallback, useMemo, useState } from "react";
import { fetchEventsAfter, newestEventsQuery } from "../api/queries.ts";
import type { EventList, EventSummary } from "../api/types.ts";
import { waiting } from "./held-list.ts";
import { type HeldPage, withNewest, withOlder } from "./held-page.ts";
import { readLastVisit, writeLastVisit } from "./last-visit.ts";

const asHeld = (event: EventSummary) => ({ id: event.id, size: event.articles, at: event.latestAt });

/** What was seen when the page was left the last time; it stays the same for as long as the page is open. */
const lastVisit = readLastVisit();

/** The events as shown and what waits behind them: nothing moves until `showNew` is called. */
export function useHeldEvents() {
  const query = useQuery(newestEventsQuery);
  const [shown, setShown] = useState<HeldPage<EventSummary> | null>(null);
  const [older, setOlder] = useState<{ loading: boolean; error: Error | null }>({
    loading: false,
    error: null,
  });
  const newest = query.data;

  let current = shown;
  if (newest !== undefined && (current === null || (current.items.length === 0 && newest.items.length > 0))) {
    current = { items: newest.items, cursor: newest.nextCursor, marked: new Set() };
    setShown(current);
    rememberVisit(newest);
  }

  const behind = useMemo(
    () => waiting((current?.items ?? []).map(asHeld), (newest?.items ?? []).map(asHeld)),
    [current, newest],
  );

  const showNew = useCallback(() => {
    if (newest === undefined) return;
    setShown((before) => withNewest(before, newest, [...behind.added, ...behind.grown.keys()]));
    rememberVisit(newest);
  }, [newest, behind]);

  const unmark = useCallback((id: string) => {
    setShown((before) => {
      if (!before?.marked.has(id)) return before;
      return { ...before, marked: new Set([...before.marked].filter((marked) => marked !== id)) };
    });
  }, []);

  const cursor = current?.cursor ?? null;
  const showOlder = useCallback(async () => {
    if (cursor === null) return;
    setOlder({ loading: true, error: null });
    try {
      const page = await fetchEventsAfter(cursor);
      setShown((before) => before && withOlder(before, page));
      setOlder({ loading: false, error: null });
    } catch (error) {
      setOlder({ loading: false, error: error as Error });
    }
  }, [cursor]);

  return { query, shown: current, behind, showNew, showOlder, older, unmark, lastVisit };
}

function rememberVisit(newest: EventList): void {
  const latest = newest.items
    .map((event) => event.latestAt)
    .sort()
    .at(-1);
  if (latest !== undefined) writeLastVisit(latest);
}
