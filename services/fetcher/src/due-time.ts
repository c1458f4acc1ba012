import { longestSeconds, withJitter } from "./interval.ts";

const hour = 3600;
/** Polls of a feed whose hub pushes what is new are a fallback, at least this far apart. */
const pushedSeconds = 6 * hour;
/** A server that gives no validators sends the whole document each time: once a day is enough (RK). */
const unconditionalSeconds = 24 * hour;

export type DueFacts = {
  feedId: string;
  from: Date;
  /** The operator's shortest time between two polls. */
  shortestSeconds: number;
  /** By the feed's own pace and what its document asks for, and why. */
  intervalSeconds: number;
  because: string;
  /** What a person asked for, for this feed; null when nothing. */
  chosenSeconds: number | null;
  /** How long the last answer says that it stays fresh. */
  freshSeconds?: number | undefined;
  /** No validator is known that the next request could carry. */
  unconditional: boolean;
  /** When the subscription to its hub ends; null without one. */
  pushedUntil: Date | null;
  skipHours: readonly number[];
  skipDays: readonly number[];
};

/** When a feed is polled next, and why then, in words. */
export type Due = { at: Date; because: string };

/**
 * When a feed is due. A person's wish for this feed decides alone. Else the longest of these counts, up to a day:
 * its own interval, the operator's shortest, its server's freshness, a day where each poll would bring the whole
 * document (unless the operator asks for faster than hourly), six hours while a hub pushes. Hours and days that the
 * feed asks to skip are skipped then.
 */
export function dueTime(facts: DueFacts): Due {
  if (facts.chosenSeconds !== null)
    return { at: later(facts.from, withJitter(facts.feedId, facts.chosenSeconds)), because: "as you asked" };
  const longest = wishes(facts).reduce((most, wish) => (wish.seconds > most.seconds ? wish : most));
  const at = later(facts.from, withJitter(facts.feedId, Math.min(longestSeconds, longest.seconds)));
  const allowed = outsideSkipped(at, facts);
  return allowed > at
    ? { at: allowed, because: "the feed asks not to be read in the hours before" }
    : { at: beforeEnd(at, facts), because: longest.because };
}

function wishes(facts: DueFacts): { seconds: number; because: string }[] {
  const { shortestSeconds, pushedUntil, from } = facts;
  const fast = shortestSeconds < hour;
  return [
    { seconds: facts.intervalSeconds, because: facts.because },
    { seconds: shortestSeconds, because: "the shortest time that is set" },
    { seconds: facts.freshSeconds ?? 0, because: "its server says that nothing is new before" },
    {
      seconds: facts.unconditional && !fast ? unconditionalSeconds : 0,
      because: "its server cannot say whether something changed, so each poll brings the whole feed",
    },
    {
      seconds: pushedUntil !== null && pushedUntil > from ? pushedSeconds : 0,
      because: "its hub pushes what is new",
    },
  ];
}

/** A subscription that ends sooner leaves the feed to its polls. */
function beforeEnd(at: Date, { pushedUntil, from, shortestSeconds, ...facts }: DueFacts): Date {
  if (pushedUntil === null || pushedUntil <= from || at <= pushedUntil) return at;
  const alone = dueTime({ ...facts, from, shortestSeconds, pushedUntil: null }).at;
  return alone > pushedUntil ? alone : pushedUntil;
}

/** The same minute of the first hour that is not to be skipped (RSS 2.0: hours and days in GMT). */
function outsideSkipped(at: Date, { skipHours, skipDays }: Pick<DueFacts, "skipHours" | "skipDays">): Date {
  for (let hours = 0; hours < 7 * 24; hours += 1) {
    const time = later(at, hours * hour);
    if (!skipHours.includes(time.getUTCHours()) && !skipDays.includes(time.getUTCDay())) return time;
  }
  return at;
}

function later(time: Date, seconds: number): Date {
  return new Date(time.getTime() + seconds * 1000);
}
