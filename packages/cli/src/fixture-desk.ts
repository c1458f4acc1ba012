import { once } from "node:events";
import { createServer, type IncomingMessage, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import type { ArticleDetail, FeedView, PassportView } from "@throughline/contracts";
import { runCommandLine } from "./command-line.ts";
import type { AnswerOf } from "./desk-client.ts";
import type { Surroundings } from "./surroundings.ts";

/** What a fixture desk heard. */
export type Heard = {
  method: string;
  path: string;
  query: URLSearchParams;
  body: string;
  authorization: string;
};
/** What it answers a route with, as `GET /feeds`: a value is sent with 200. */
export type Answers = Record<string, unknown | ((heard: Heard) => unknown)>;

/** An answer with another status than 200; an `application/problem+json` from 400 on. */
export class Reply {
  readonly status: number;
  readonly body: unknown;

  constructor(status: number, body: unknown) {
    this.status = status;
    this.body = body;
  }
}

export function problem(status: number, detail: string): Reply {
  return new Reply(status, { type: "about:blank", title: "Problem", status, detail });
}

/** A real HTTP server that answers the desk's routes with fixtures and remembers what it was asked. */
export async function startFixtureDesk(answers: Answers) {
  const heard: Heard[] = [];
  const server = createServer(async (request, response) => {
    const asked = await read(request);
    heard.push(asked);
    const answer = answers[`${asked.method} ${asked.path}`] ?? problem(404, `There is no ${asked.path}.`);
    const value = typeof answer === "function" ? await answer(asked) : answer;
    const { status, body } = value instanceof Reply ? value : new Reply(200, value);
    response.writeHead(status, {
      "content-type": status >= 400 ? "application/problem+json" : "application/json",
    });
    response.end(status === 204 ? undefined : typeof body === "string" ? body : JSON.stringify(body));
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return { url, heard, close: () => closed(server) };
}

async function read(request: IncomingMessage): Promise<Heard> {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part as Buffer);
  const url = new URL(request.url ?? "/", "http://desk");
  return {
    method: request.method ?? "",
    path: url.pathname.replace(/^\/api\/v1/, ""),
    query: url.searchParams,
    body: Buffer.concat(parts).toString("utf8"),
    authorization: request.headers.authorization ?? "",
  };
}

async function closed(server: Server): Promise<void> {
  server.closeAllConnections();
  server.close();
  await once(server, "close");
}

export const fixtureNow = new Date("2026-06-23T12:00:00Z");

/** Runs a command line and answers its exit code and what it wrote. */
export async function run(words: string[], around: Partial<Surroundings> = {}) {
  let out = "";
  let err = "";
  const code = await runCommandLine(words, {
    dataFolder: ".throughline-of-a-test",
    password: undefined,
    workingFolder: import.meta.dirname,
    projectFolder: new URL("../../../", import.meta.url).pathname,
    out: (text) => {
      out += text;
    },
    err: (text) => {
      err += text;
    },
    showProgress: false,
    columns: undefined,
    now: () => fixtureNow,
    ...around,
  });
  return { code, out, err };
}

export function feed(facts: Partial<FeedView> = {}): FeedView {
  return {
    id: "f0001",
    url: "https://example.org/rss",
    title: "Example News",
    publisher: "Example",
    group: "",
    country: "IR",
    language: "fa",
    stateMedia: "no",
    status: "active",
    health: "ok",
    reason: "",
    errorCount: 0,
    format: "rss2",
    lastPolledAt: "2026-06-23T11:50:00Z",
    lastNewAt: null,
    nextPollAt: "2026-06-23T12:20:00Z",
    articles: 7,
    origin: "user",
    ...facts,
  };
}

export function passportLine(
  facts: Partial<AnswerOf<typeof PassportView>> = {},
): AnswerOf<typeof PassportView> {
  return {
    step: "clean",
    outcome: "cleaned",
    reason: "412 words by readability",
    evidence: { method: "readability", score: 0.93 },
    revision: 1,
    run: 1,
    runs: 1,
    attempt: 1,
    codeVersion: "cleaner@0.1.0+abc",
    at: "2026-06-23T11:59:01.500Z",
    durationMs: 41.2,
    ...facts,
  };
}

export function article(facts: Partial<ArticleDetail> = {}): ArticleDetail {
  return {
    id: "a0001",
    title: "Envoys meet",
    url: "https://example.org/envoys",
    publisher: { name: "Example", country: "IR", group: "" },
    feedIds: ["f0001"],
    language: "en",
    publishedAt: "2026-06-23T10:00:00Z",
    observedAt: "2026-06-23T11:59:00Z",
    stage: "ended",
    outcome: "threaded",
    reason: "first report of its event",
    eventId: "e0001",
    copyOf: null,
    relevance: 0.9,
    authors: ["A. Writer"],
    siteName: null,
    imageUrl: null,
    modifiedAt: null,
    fetchedAt: "2026-06-23T11:59:01Z",
    revision: 1,
    run: 1,
    kind: "article",
    quality: null,
    text: "Envoys met.",
    mentions: [],
    entities: [],
    countries: [],
    topics: [],
    quotes: [],
    contributions: [],
    newSentences: [],
    revisions: [],
    copies: [],
    passport: [passportLine()],
    dead: null,
    ...facts,
  };
}
