import type { FeedView } from "@throughline/contracts";
import type { FeedYieldCounts, ListedFeed } from "@throughline/store";
import { silenceOf } from "../feeds/feed-silence.ts";
import { isoOrNull } from "./time.ts";

/** Days over which it is counted what came of a feed's entries. */
export const yieldDays = 28;
const dayMs = 24 * 3_600_000;
const weekMs = 7 * dayMs;
/** Less than this tells no weekly pace, unless so many entries came in it. */
const leastSpanMs = 3 * dayMs;
const manyEntries = 100;

export type FeedHealth = Pick<
  FeedView,
  "health" | "reason" | "interval" | "perWeek" | "lastEntryAt" | "yield" | "push"
>;

/** How a feed does: whether it answers and speaks, how often, and what that is worth. */
export function feedHealthView(row: ListedFeed, counts: FeedYieldCounts | undefined, now: Date): FeedHealth {
  const { entries = 0, fresh = 0, onStory = 0, copies = 0 } = counts ?? {};
  return {
    ...healthOf(row),
    interval: intervalOf(row),
    perWeek: perWeekOf(row, now),
    lastEntryAt: isoOrNull(row.last_entry_at),
    yield: { days: yieldDays, entries, fresh, onStory, copies },
    push: pushOf(row),
  };
}

function healthOf(row: ListedFeed): Pick<FeedHealth, "health" | "reason"> {
  if (row.error_count > 0 || row.status === "disabled")
    return { health: "failing", reason: row.status_reason || (row.last_error ?? "") };
  if (row.last_polled_at === null) return { health: "new", reason: row.status_reason };
  const silence = silenceOf({
    lastEntryAt: row.last_entry_at,
    usualGapSeconds: row.usual_gap_s,
    heardUntil: row.last_success_at,
  });
  if (silence !== undefined && row.status === "active") return { health: "silent", reason: silence };
  return { health: "ok", reason: row.status_reason };
}

/** The wait that is under way, or the one to come. */
function intervalOf(row: ListedFeed): FeedView["interval"] {
  const chosen = row.chosen_interval_s;
  const polled = row.last_polled_at?.getTime() ?? Number.NaN;
  const waitMs = row.next_poll_at.getTime() - polled;
  // A feed that was just made due has no wait to tell of.
  const minutes = waitMs > 60_000 && chosen === null ? waitMs / 60_000 : (chosen ?? row.interval_s) / 60;
  return {
    minutes: Math.round(minutes * 10) / 10,
    because: chosen === null ? row.due_reason || row.interval_reason : "as you asked",
    chosenMinutes: chosen === null ? null : chosen / 60,
  };
}

/** Up to now, so that a feed that falls silent slows down. */
export function perWeekOf(
  { recent_since, recent_entries }: Pick<ListedFeed, "recent_since" | "recent_entries">,
  now: Date,
): number | null {
  if (recent_since === null) return null;
  const spanMs = now.getTime() - recent_since.getTime();
  if (spanMs < leastSpanMs && recent_entries < manyEntries) return null;
  const perWeek = (recent_entries * weekMs) / Math.max(spanMs, dayMs);
  return perWeek < 10 ? Math.round(perWeek * 10) / 10 : Math.round(perWeek);
}

function pushOf({ subscription }: ListedFeed): FeedView["push"] {
  if (!subscription) return null;
  return {
    hub: subscription.hub,
    status: subscription.status as NonNullable<FeedView["push"]>["status"],
    reason: subscription.reason,
    expiresAt: isoOrNull(subscription.expires_at),
    pushes: subscription.pushes,
    lastPushAt: isoOrNull(subscription.last_push_at),
  };
}
