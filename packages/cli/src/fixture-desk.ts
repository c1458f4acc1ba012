import { once } from "node:events";
import { createServer, type IncomingMessage, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { runCommandLine } from "./command-line.ts";
import { judgesOf } from "./judges.ts";
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
    judgesOf,
    ...around,
  });
  return { code, out, err };
}

/** Runs a command line against a fixture desk that stands for this one call. */
export async function runAgainst(answers: Answers, words: string[], around: Partial<Surroundings> = {}) {
  const desk = await startFixtureDesk(answers);
  try {
    const result = await run([...words, "--url", desk.url], around);
    return { ...result, heard: desk.heard };
  } finally {
    await desk.close();
  }
}
