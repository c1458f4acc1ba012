import { decodeText } from "./decode-text.ts";
import { parseRobots, type RobotsVerdict, robotsVerdict } from "./robots.ts";
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

export type RobotsCache = {
  get(origin: string): RobotsRecord | undefined;
  set(origin: string, record: RobotsRecord): void;
};

export type Robots = {
  /** Whether the answer for this URL is known without a request. */
  isKnown(url: string): boolean;
  /** Whether we may fetch a URL. Never throws for the site's faults: an unreachable robots.txt disallows. */
  verdict(url: string, signal?: AbortSignal): Promise<RobotsVerdict>;
};

const dayMs = 24 * 3_600_000;
/** A server in trouble is asked again sooner than one that has answered. */
const unreachableMs = 10 * 60_000;
/** RFC 9309 §2.5: at least 500 KiB must be read. */
const robotsBytes = 500 * 1024;

/** A bounded cache in memory: the entry written longest ago goes first. */
export function createRobotsCache(most = 1000): RobotsCache {
  const records = new Map<string, RobotsRecord>();
  return {
    get: (origin) => records.get(origin),
    set: (origin, record) => {
      records.delete(origin);
      records.set(origin, record);
      const [oldest] = records.keys();
      if (records.size > most && oldest !== undefined) records.delete(oldest);
    },
  };
}

/** Asks sites for their robots.txt, at most once a day each (RFC 9309 §2.4), and answers from it. */
export function createRobots(web: Web, cache: RobotsCache, now: () => number = Date.now): Robots {
  const fresh = (url: string) => {
    const record = cache.get(new URL(url).origin);
    return record && record.expiresAt > now() ? record : undefined;
  };
  return {
    isKnown: (url) => fresh(url) !== undefined,
    verdict: async (url, signal) => {
      const { origin, pathname, search } = new URL(url);
      let record = fresh(url);
      if (!record) {
        record = await ask(web, origin, cache.get(origin), now(), signal);
        cache.set(origin, record);
      }
      if (record.state === "unavailable") return { allowed: true };
      if (record.state === "unreachable")
        return { allowed: false, rule: `robots.txt cannot be read: ${record.reason}` };
      return robotsVerdict(parseRobots(record.text), web.product, pathname + search);
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
