import type { FeedView } from "@throughline/contracts";
import { plainLine } from "./plain-text.ts";
import { duration, relativeTime } from "./relative-time.ts";
import { factLines, textTable } from "./text-table.ts";

/** A feed with how it does and its last polls, as text. */
export function feedInWords(feed: FeedView, now: Date, width: number | undefined): string {
  const state = feed.status === "active" ? feed.health : feed.status;
  const facts = factLines([
    ["Feed", feed.title || feed.url],
    ["Address", feed.url],
    ["Id", feed.id],
    ["State", feed.reason === "" ? state : `${state}: ${plainLine(feed.reason)}`],
    ["Pace", paceInWords(feed, now)],
    ["Brings", yieldInWords(feed)],
    ["Polled", pollingInWords(feed, now)],
    ...(feed.push === null ? [] : [["Hub", hubInWords(feed.push, now)] as const]),
  ]);
  const polls = feed.polls ?? [];
  return polls.length === 0 ? facts : `${facts}\n${pollTable(polls, now, width)}`;
}

/** Entries a week, for a table: "40", "0.5", "?" while too few are known. */
export function perWeekInWords({ perWeek }: FeedView): string {
  if (perWeek === null) return "?";
  return perWeek < 10 ? String(perWeek) : String(Math.round(perWeek));
}

function paceInWords(feed: FeedView, now: Date): string {
  const pace = feed.perWeek === null ? "not known yet" : `${perWeekInWords(feed)} entries a week`;
  return feed.lastEntryAt === null ? pace : `${pace}, the last one ${relativeTime(feed.lastEntryAt, now)}`;
}

function yieldInWords({ yield: { days, entries, fresh, onStory, copies } }: FeedView): string {
  if (entries === 0) return `no entries in ${days} days`;
  const share = (count: number) => `${Math.round((100 * count) / entries)}%`;
  return `${entries} entries in ${days} days: ${share(fresh)} new here, ${share(onStory)} on the story, ${share(copies)} copies`;
}

function pollingInWords({ interval, lastPolledAt, nextPollAt }: FeedView, now: Date): string {
  const because = interval.because === "" ? "" : ` (${interval.because})`;
  const last = lastPolledAt === null ? "never yet" : relativeTime(lastPolledAt, now);
  const next = nextPollAt === null ? "" : `, next ${relativeTime(nextPollAt, now)}`;
  return `${last}${next}; every ${minutesInWords(interval.minutes)}${because}`;
}

function minutesInWords(minutes: number): string {
  return minutes < 120 ? `${minutes} min` : `${Math.round(minutes / 60)} h`;
}

function hubInWords(push: NonNullable<FeedView["push"]>, now: Date): string {
  const last = push.lastPushAt === null ? "" : `, the last ${relativeTime(push.lastPushAt, now)}`;
  const ends = push.expiresAt === null ? "" : `, until ${relativeTime(push.expiresAt, now)}`;
  const reason = push.reason === "" ? "" : `: ${push.reason}`;
  return `${push.hub} (${push.status}${reason}), ${push.pushes} pushes${last}${ends}`;
}

function pollTable(polls: NonNullable<FeedView["polls"]>, now: Date, width: number | undefined): string {
  return textTable(
    [
      { head: "WHEN", align: "right" },
      { head: "OUTCOME" },
      { head: "NEW", align: "right" },
      { head: "ENTRIES", align: "right" },
      { head: "HTTP", align: "right" },
      { head: "TOOK", align: "right" },
      { head: "REASON", most: 80 },
    ],
    polls.map((poll) => [
      relativeTime(poll.at, now),
      poll.outcome,
      String(poll.newEntries),
      String(poll.entries),
      poll.httpStatus === null ? "" : String(poll.httpStatus),
      duration(poll.durationMs),
      poll.reason,
    ]),
    width,
  );
}
