import { useMutation, useQueryClient } from "@tanstack/react-query";
import { type ApiError, api } from "../api/client.ts";
import type { FeedView } from "../api/types.ts";
import { Notice } from "../parts/states.tsx";
import { duration } from "../time/relative-time.ts";
import { useNow } from "../time/use-now.ts";
import { intervalInWords, paceInWords, pushInWords, yieldInWords } from "./feed-health-words.ts";

/** What a feed brings, how often it is asked and why, and whether its hub pushes. */
export function FeedHealth({ feed }: { feed: FeedView }) {
  const now = useNow();
  const push = pushInWords(feed, now);
  return (
    <dl className="feed-health">
      <dt>Pace</dt>
      <dd>{paceInWords(feed, now)}</dd>
      <dt>Brings</dt>
      <dd>{yieldInWords(feed)}</dd>
      <dt>Polled</dt>
      <dd>
        <span>{intervalInWords(feed)}</span>
        <IntervalChoice feed={feed} />
      </dd>
      {push !== "" && (
        <>
          <dt>Hub</dt>
          <dd>{push}</dd>
        </>
      )}
    </dl>
  );
}

const choices = [5, 15, 30, 60, 180, 360, 720, 1440];

/** Sets how often the feed is polled. A wish that came from elsewhere is among the choices. */
function IntervalChoice({ feed }: { feed: FeedView }) {
  const client = useQueryClient();
  const { chosenMinutes } = feed.interval;
  const change = useMutation<unknown, ApiError, number | null>({
    mutationFn: (intervalMinutes) =>
      api(`/api/v1/feeds/${encodeURIComponent(feed.id)}`, { method: "PATCH", body: { intervalMinutes } }),
    onSuccess: () => {
      void client.invalidateQueries({ queryKey: ["feed", feed.id] });
      void client.invalidateQueries({ queryKey: ["feeds"] });
    },
  });
  const offered = [...new Set([...choices, ...(chosenMinutes === null ? [] : [chosenMinutes])])];
  return (
    <>
      <select
        aria-label="How often this feed is polled"
        value={chosenMinutes ?? ""}
        disabled={change.isPending}
        onChange={({ target }) => change.mutate(target.value === "" ? null : Number(target.value))}
      >
        <option value="">At its own pace</option>
        {offered
          .sort((a, b) => a - b)
          .map((minutes) => (
            <option key={minutes} value={minutes}>
              Every {duration(minutes * 60_000)}
            </option>
          ))}
      </select>
      {change.isError && <Notice kind="failed">{change.error.message}</Notice>}
    </>
  );
}
