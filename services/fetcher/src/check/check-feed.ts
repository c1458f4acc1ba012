import type { CheckFeed, FeedCheck, ParsedFeed } from "@throughline/contracts";
import { type HostLeases, inTurn } from "@throughline/runtime";
import type { Store } from "@throughline/store";
import {
  askForFeed,
  type DiscoveredFeeds,
  decodeText,
  feedsBehind,
  hopByHop,
  lastingUrl,
  type Robots,
  sniffDocument,
  type Web,
  WebError,
  type WebResponse,
} from "@throughline/web";
import type { FeedParsingPool } from "../feed-parsing-pool.ts";
import { NotAFeed } from "../not-a-feed.ts";
import { answerFacts, blankCheck, charsetOf } from "./answer-facts.ts";
import { type Failure, failureOfAnswer, failureOfRequest, failureOfTurn } from "./failure.ts";
import { feedFacts, newestPage } from "./feed-facts.ts";
import { cautionOf, inPlaceOf, sentence, summaryOf } from "./in-words.ts";
import { knownFacts, knownUnder, offered } from "./known-feeds.ts";
import { paceFacts } from "./pace.ts";
import { leasesUntil, NoTurn } from "./patience.ts";

export type CheckNeeds = {
  store: Pick<Store, "knownFeeds">;
  web: Pick<Web, "get" | "post" | "check">;
  robots: Robots;
  leases: HostLeases;
  parsing: Pick<FeedParsingPool, "parse">;
  /** The operator's shortest time between two polls of one feed. */
  shortestSeconds: number;
  now: () => Date;
};

type PoliteNeeds = Omit<CheckNeeds, "web"> & { web: Pick<Web, "get"> };
type Answered = { answer: WebResponse; durationMs: number };
type Page = NonNullable<FeedCheck["page"]>;

/**
 * Says what adding an address would do, without adding it: reads the feed there, or the only one that the page
 * there offers, or lists those that it offers. It asks as a poll does, each host in its turn. A fault of the
 * address is an answer, and so is a host whose turn comes too late for an answer by `until`; throws only for
 * faults of ours, and when `signal` aborts.
 */
export async function checkFeed(
  needs: CheckNeeds,
  { url }: CheckFeed,
  signal: AbortSignal,
  until: Date,
): Promise<FeedCheck> {
  try {
    return await checkAddress(polite(needs, signal, until), url, null, signal);
  } catch (error) {
    if (!(error instanceof NoTurn)) throw error;
    const known = await knownUnder(needs, [url]);
    return { ...blankCheck(url, null), ...failed(failureOfTurn(error)), known: knownFacts(known) };
  }
}

/** Every request of a check, those of redirects too, waits for its turn at its host, as polls do. */
function polite(needs: CheckNeeds, signal: AbortSignal, until: Date): PoliteNeeds {
  const leases = leasesUntil(needs.leases, until);
  return {
    ...needs,
    leases,
    web: hopByHop(needs.web, ({ host }, request) => inTurn(leases, host, signal, request)),
  };
}

async function checkAddress(
  needs: PoliteNeeds,
  url: string,
  page: Page | null,
  signal: AbortSignal,
): Promise<FeedCheck> {
  const blank = blankCheck(url, page);
  const started = performance.now();
  let answer: WebResponse;
  try {
    answer = await askForFeed(needs.web, url, { signal });
  } catch (error) {
    if (!(error instanceof WebError)) throw error;
    const known = await knownUnder(needs, [url]);
    return { ...blank, ...failed(failureOfRequest(error)), known: knownFacts(known) };
  }
  const durationMs = Math.round(performance.now() - started);
  const failure = failureOfAnswer(answer);
  if (failure) return { ...blank, ...failed(failure), answer: answerFacts(answer, durationMs) };
  const found = await feedsBehind(needs.web, answer, { signal });
  if (found.from === "itself") return readDocument(needs, { answer, durationMs }, page, signal);
  const [only, ...others] = found.feeds;
  // A page that is offered as a feed leads to no further one.
  if (only && others.length === 0 && page === null) {
    const told = await checkAddress(needs, only.url, { url, by: foundBy(found) }, signal);
    return found.from === "links" || isPage(answer) ? told : inPlaceOf(answer.finalUrl, only.url, told);
  }
  return {
    ...blank,
    ...(await offered(needs, found)),
    answer: answerFacts(answer, durationMs),
    charset: charsetOf(answer),
  };
}

function isPage(answer: WebResponse): boolean {
  return sniffDocument(decodeText(answer.body, answer.headers["content-type"]).text) === "html";
}

const foundBy = ({ from }: DiscoveredFeeds): Page["by"] => (from === "links" ? "link" : "wellKnownPath");

async function readDocument(
  needs: PoliteNeeds,
  { answer, durationMs }: Answered,
  page: Page | null,
  signal: AbortSignal,
): Promise<FeedCheck> {
  const base = {
    ...blankCheck(answer.url, page),
    answer: answerFacts(answer, durationMs),
    charset: charsetOf(answer),
  };
  const read = await parsed(needs, answer, signal);
  if ("reason" in read) return { ...base, ...failed(read) };
  // A page's link is taken over as it stands.
  const addedAs = page?.by === "link" ? answer.url : lastingUrl(answer);
  const newest = newestPage(read);
  const facts = {
    feed: feedFacts(read, answer),
    pace: paceFacts(read, { addedAs, answer, shortestSeconds: needs.shortestSeconds, now: needs.now() }),
    robots: newest === undefined ? null : await robotsFacts(needs, newest, signal),
    known: knownFacts(await knownUnder(needs, [base.url, answer.url, addedAs, answer.finalUrl])),
  };
  return {
    ...base,
    ...facts,
    verdict: "feed",
    addedAs,
    summary: summaryOf(facts),
    whatToDo: cautionOf(facts),
  };
}

async function parsed(
  needs: PoliteNeeds,
  answer: WebResponse,
  signal: AbortSignal,
): Promise<ParsedFeed | Failure> {
  const contentType = answer.headers["content-type"];
  try {
    return await needs.parsing.parse(
      answer.body,
      { url: answer.finalUrl, ...(contentType && { contentType }) },
      signal,
    );
  } catch (error) {
    if (signal.aborted) throw error;
    if (error instanceof NotAFeed)
      return { reason: error.message, whatToDo: "Look on the site for another address of its feed." };
    return {
      reason: `it cannot be read as a feed: ${(error as Error).message}`,
      whatToDo: "Tell its publisher, or look for another address of it.",
    };
  }
}

/** `null` where the host has no turn for its robots.txt in time. */
async function robotsFacts(
  needs: PoliteNeeds,
  url: string,
  signal: AbortSignal,
): Promise<FeedCheck["robots"]> {
  const ask = () => needs.robots.verdict(url, signal);
  try {
    const known = await needs.robots.known(url);
    const verdict = known ?? (await inTurn(needs.leases, new URL(url).host, signal, ask));
    const { allowed, rule = "", crawlDelaySeconds = null } = verdict;
    return { url, allowed, rule, crawlDelaySeconds };
  } catch (error) {
    if (error instanceof NoTurn) return null;
    throw error;
  }
}

function failed({ reason, whatToDo }: Failure): Pick<FeedCheck, "verdict" | "summary" | "whatToDo"> {
  return { verdict: "failed", summary: sentence(reason), whatToDo };
}
