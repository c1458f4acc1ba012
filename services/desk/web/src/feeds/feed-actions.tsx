import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { useState } from "react";
import { type ApiError, api } from "../api/client.ts";
import type { FeedView } from "../api/types.ts";
import { Notice } from "../parts/states.tsx";

type Action = "poll" | "pause" | "resume" | "watch" | "unwatch" | "remove";

const done: Record<Action, string> = {
  poll: "It is being polled; the outcome appears below.",
  pause: "Paused: it is not polled until it is resumed. Its articles stay.",
  resume: "Resumed; it is polled now.",
  watch: "Its new articles are looked at again for edits, 1, 6 and 24 hours after each was fetched.",
  unwatch: "Its articles are fetched once only.",
  remove: "Removed. Its articles stay.",
};

/** What can be done with a feed. Removing asks once more, in place. */
export function FeedActions({ feed }: { feed: FeedView }) {
  const client = useQueryClient();
  const navigate = useNavigate();
  const [asks, setAsks] = useState(false);
  const act = useMutation<unknown, ApiError, Action>({
    mutationFn: (action) => request(feed.id, action),
    onSuccess: (_, action) => {
      void client.invalidateQueries({ queryKey: ["feeds"] });
      void client.invalidateQueries({ queryKey: ["status"] });
      if (action === "remove") void navigate({ to: "/feeds" });
      else void client.invalidateQueries({ queryKey: ["feed", feed.id] });
    },
  });
  const button = (action: Action, label: string) => (
    <button type="button" onClick={() => act.mutate(action)} disabled={act.isPending}>
      {label}
    </button>
  );
  return (
    <>
      <div className="actions">
        {asks ? (
          <>
            <span>Remove this feed? Its articles stay.</span>
            <button
              type="button"
              className="danger"
              onClick={() => act.mutate("remove")}
              disabled={act.isPending}
            >
              Remove
            </button>
            <button type="button" onClick={() => setAsks(false)}>
              Keep it
            </button>
          </>
        ) : (
          <>
            {feed.status === "active" && button("poll", "Poll now")}
            {feed.status === "active" ? button("pause", "Pause") : button("resume", "Resume")}
            {feed.watchEdits
              ? button("unwatch", "Stop watching for edits")
              : button("watch", "Watch for edits")}
            <button type="button" onClick={() => setAsks(true)}>
              Remove…
            </button>
          </>
        )}
      </div>
      {act.isSuccess && <Notice>{done[act.variables]}</Notice>}
      {act.isError && <Notice kind="failed">{act.error.message}</Notice>}
    </>
  );
}

function request(feedId: string, action: Action): Promise<unknown> {
  const path = `/api/v1/feeds/${encodeURIComponent(feedId)}`;
  switch (action) {
    case "poll":
      return api(`${path}/poll`, { method: "POST" });
    case "remove":
      return api(path, { method: "DELETE" });
    case "watch":
    case "unwatch":
      return api(path, { method: "PATCH", body: { watchEdits: action === "watch" } });
    default:
      return api(path, { method: "PATCH", body: { status: action === "pause" ? "paused" : "active" } });
  }
}
