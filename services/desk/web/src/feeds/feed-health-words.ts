import type { FeedView } from "../api/types.ts";
import { counted, percent } from "../text/count-words.ts";
import { agoInWords, ahead, duration } from "../time/relative-time.ts";

/** How often a feed speaks: "40 entries a week, the last one 3 h ago". */
export function paceInWords({ perWeek, lastEntryAt }: FeedView, now: number): string {
  const pace =
    perWeek === null
      ? "not known yet"
      : perWeek === 0
        ? "nothing in four weeks"
        : perWeek < 1
          ? "less than an entry a week"
          : `${counted(Math.round(perWeek), "entry", "entries")} a week`;
  return lastEntryAt === null ? pace : `${pace}, the last one ${agoInWords(lastEntryAt, now)}`;
}

/** What it is worth: "160 entries in 28 days: 75% new here, 25% on the story, 5% copies". */
export function yieldInWords({ yield: { days, entries, fresh, onStory, copies } }: FeedView): string {
  if (entries === 0) return `no entries in ${days} days`;
  const share = (count: number) => percent(count / entries);
  return `${counted(entries, "entry", "entries")} in ${days} days: ${share(fresh)} new here, ${share(onStory)} on the story, ${share(copies)} copies`;
}

/** How often it is polled, and why: "every 6 h, since its hub pushes what is new". */
export function intervalInWords({ interval: { minutes, because } }: FeedView): string {
  const every = `every ${duration(minutes * 60_000)}`;
  return because === "" ? every : `${every}: ${because}`;
}

/** What its hub does; "" where it offers none that was asked. */
export function pushInWords({ push }: FeedView, now: number): string {
  if (push === null) return "";
  const hub = URL.canParse(push.hub) ? new URL(push.hub).host : push.hub;
  switch (push.status) {
    case "active": {
      const last = push.lastPushAt === null ? "" : `, last ${agoInWords(push.lastPushAt, now)}`;
      const end = push.expiresAt === null ? "" : `; renewed before it ends ${ahead(push.expiresAt, now)}`;
      return `${hub} pushes what is new${last}${end}`;
    }
    case "pending":
      return push.reason === ""
        ? `${hub} was asked to push what is new, and has not confirmed it yet`
        : `${hub} does not push: ${push.reason}`;
    case "denied":
      return `${hub} does not push: ${push.reason}`;
    default:
      return "";
  }
}
