import { decodeText } from "./decode-text.ts";
import { parseRobots, type RobotsGroup, type RobotsVerdict, robotsVerdict } from "./robots.ts";
import type { Web, WebResponse } from "./web.ts";
import { WebError } from "./web-error.ts";

/** A site's robots.txt as last seen. */
export type RobotsRecord = {
  /** `unavailable` (4xx) allows everything, `unreachable` (5xx, no answer) nothing (RFC 9309 §2.3.1). */
  state: "read" | "unavailable" | "unreachable";
  text: string;
  /** Why, in words, for `unreachable`. */
  reason: string;
  /** Milliseconds since the epoch. */
  expiresAt: number;
};

type Awaitable<T> = T | Promise<T>;

/** Where records are kept, those that have expired too: a server in trouble leaves the last copy in force. */
export type RobotsCache = {
  get(origin: string): Awaitable<RobotsRecord | undefined>;
  set(origin: string, record: RobotsRecord): Awaitable<void>;
};

export type Robots = {
  /** The verdict on a URL where it takes no request; `undefined` where the site has to be asked first. */
  known(url: string): Promise<RobotsVerdict | undefined>;
  /** Whether we may fetch a URL. Never throws for the site's faults: an unreachable robots.txt disallows. */
  verdict(url: string, signal?: AbortSignal): Promise<RobotsVerdict>;
};

const dayMs = 24 * 3_600_000;
/** A server in trouble is asked again sooner than one that has answered. */
const unreachableMs = 10 * 60_000;
/** RFC 9309 §2.5: at least 500 KiB must be read. */
const robotsBytes = 500 * 1024;

/** A bounded cache in memory: the entry written longest ago goes first. */
export function createRobotsCache(most = 1000) {
  const records = new Map<string, RobotsRecord>();
  return {
    get: (origin: string) => records.get(origin),
    set: (origin: string, record: RobotsRecord): void => {
      records.delete(origin);
      records.set(origin, record);
      const [oldest] = records.keys();
      if (records.size > most && oldest !== undefined) records.delete(oldest);
    },
  };
}

/**
 * A cache in memory before one that several processes share, so that a site is asked once by all of them and the
 * shared one is not read for each page.
 */
export function sharedRobotsCache(shared: RobotsCache, now: () => number = Date.now): RobotsCache {
  const memory = createRobotsCache();
  return {
    get: async (origin) => {
      const mine = memory.get(origin);
      if (mine && mine.expiresAt > now()) return mine;
      const theirs = await shared.get(origin);
      if (theirs) memory.set(origin, theirs);
      return theirs ?? mine;
    },
    set: async (origin, record) => {
      memory.set(origin, record);
      await shared.set(origin, record);
    },
  };
}

/** Asks sites for their robots.txt, at most once a day each (RFC 9309 §2.4), and answers from it. */
export function createRobots(web: Web, cache: RobotsCache, now: () => number = Date.now): Robots {
  const parsed = new WeakMap<RobotsRecord, RobotsGroup[]>();
  const groupsOf = (record: RobotsRecord) => {
    const groups = parsed.get(record) ?? parseRobots(record.text);
    parsed.set(record, groups);
    return groups;
  };
  const verdictBy = (record: RobotsRecord, url: string): RobotsVerdict => {
    if (record.state === "unavailable") return { allowed: true };
    if (record.state === "unreachable")
      return { allowed: false, rule: `robots.txt cannot be read: ${record.reason}` };
    const { pathname, search } = new URL(url);
    return robotsVerdict(groupsOf(record), web.product, pathname + search);
  };
  return {
    known: async (url) => {
      const record = await cache.get(new URL(url).origin);
      return record && record.expiresAt > now() ? verdictBy(record, url) : undefined;
    },
    verdict: async (url, signal) => {
      const { origin } = new URL(url);
      const last = await cache.get(origin);
      if (last && last.expiresAt > now()) return verdictBy(last, url);
      const record = await ask(web, origin, last, now(), signal);
      await cache.set(origin, record);
      return verdictBy(record, url);
    },
  };
}

async function ask(
  web: Web,
  origin: string,
  last: RobotsRecord | undefined,
  now: number,
  signal: AbortSignal | undefined,
): Promise<RobotsRecord> {
  const unreachable = (reason: string): RobotsRecord => ({
    // A copy that was read before still says what the site wants.
    ...(last?.state === "read" ? last : { state: "unreachable", text: "" }),
    reason,
    expiresAt: now + unreachableMs,
  });
  let answer: WebResponse;
  try {
    answer = await web.get(`${origin}/robots.txt`, {
      accept: "text/plain, */*;q=0.1",
      maxBytes: robotsBytes,
      truncate: true,
      deadlineMs: 15_000,
      maxRedirects: 5,
      ...(signal && { signal }),
    });
  } catch (error) {
    if (!(error instanceof WebError)) throw error;
    // RFC 9309 §2.3.1.2: a chain of more than five redirects may count as no robots.txt at all.
    if (error.code === "tooManyRedirects")
      return { state: "unavailable", text: "", reason: "", expiresAt: now + dayMs };
    return unreachable(error.message);
  }
  if (answer.status >= 500 || answer.status === 429) return unreachable(`it answers ${answer.status}`);
  if (answer.status !== 200) return { state: "unavailable", text: "", reason: "", expiresAt: now + dayMs };
  const maxAge = /max-age\s*=\s*(\d+)/i.exec(answer.headers["cache-control"] ?? "")?.[1];
  // A site that says "no cache" is still not asked before every page.
  const lifeMs = Math.min(dayMs, Math.max(unreachableMs, maxAge ? Number(maxAge) * 1000 : dayMs));
  const { text } = decodeText(answer.body, "text/plain; charset=utf-8");
  return { state: "read", text, reason: "", expiresAt: now + lifeMs };
}
