import { readFile } from "node:fs/promises";
import type { ServerResponse } from "node:http";
import { extname, join, normalize } from "node:path";
import fastify from "fastify";
import type { LiveMessage } from "../src/api/types.ts";
import { answerOf, type Fixture, makeFixture } from "./fixture-answers.ts";

/**
 * A desk without a line, for looking at the page: made-up data under the real API's paths, the built page under
 * the policy that the desk serves it with. `node dev/fixture-server.ts [port]`; `/dev/mode/<name>` turns it
 * into one that is empty, broken or locked; `/dev/arrive` brings a new event and a new report.
 */
const port = Number(process.argv[2] ?? 5198);
const dist = join(import.meta.dirname, "../../dist");
const policy =
  "default-src 'self'; img-src 'self' data:; object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";
const types: Record<string, string> = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript",
  ".css": "text/css",
  ".svg": "image/svg+xml",
  ".woff2": "font/woff2",
};
const listeners = new Set<ServerResponse>();
let fixture: Fixture = makeFixture(Date.now());

function publish(message: LiveMessage): void {
  for (const listener of listeners) listener.write(`data: ${JSON.stringify(message)}\n\n`);
}

function stream(response: ServerResponse): void {
  response.writeHead(200, { "content-type": "text/event-stream" });
  response.write(": hello\n\n");
  listeners.add(response);
  response.on("close", () => listeners.delete(response));
}

async function servePage(path: string, response: ServerResponse): Promise<void> {
  const file = join(dist, normalize(path));
  const known = file.startsWith(dist) && extname(file) !== "";
  const body = await readFile(known ? file : join(dist, "index.html")).catch(() => null);
  const type = types[known ? extname(file) : ".html"] ?? "application/octet-stream";
  response.writeHead(body === null ? 404 : 200, { "content-type": type, "content-security-policy": policy });
  response.end(body ?? "");
}

function control(path: string, response: ServerResponse): void {
  if (path === "/dev/arrive") for (const message of fixture.arrive()) publish(message);
  const mode = /^\/dev\/mode\/(\w+)$/.exec(path)?.[1];
  if (mode !== undefined) fixture = makeFixture(Date.now(), mode);
  response.writeHead(204).end();
}

const app = fastify({ bodyLimit: 5 * 1024 * 1024 });
// The made-up desk reads every body as text, whatever it says of itself.
app.removeAllContentTypeParsers();
app.addContentTypeParser("*", { parseAs: "string" }, (_request, body, done) => done(null, body));
app.all("/*", async (request, reply) => {
  reply.hijack();
  const url = new URL(request.url, "http://127.0.0.1");
  const response = reply.raw;
  if (url.pathname.startsWith("/dev/")) control(url.pathname, response);
  else if (url.pathname === "/api/v1/stream" && fixture.mode !== "locked") stream(response);
  else if (url.pathname.startsWith("/api/")) {
    const { status, body } = answerOf(fixture, request.method, url, String(request.body ?? ""));
    response.writeHead(status, {
      "content-type": status < 400 ? "application/json" : "application/problem+json",
    });
    response.end(body === undefined ? "" : JSON.stringify(body));
  } else await servePage(url.pathname, response);
});
console.log(await app.listen({ port, host: "127.0.0.1" }));
