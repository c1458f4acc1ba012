import { createHash } from "node:crypto";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { feedContentTypes, type NewsstandFeed, renderFeed } from "./newsstand-feed.ts";
import { type FolderPage, pagesOf } from "./newsstand-folder.ts";
import { createHub, type NewsstandHub } from "./newsstand-hub.ts";
import { mostInFlight, type NewsstandRequest } from "./newsstand-requests.ts";

export type NewsstandOptions = {
  /** Default 0: any free one. */
  port?: number;
  /** Default 127.0.0.1. */
  host?: string;
};

export type AnswerOptions = {
  status?: number;
  contentType?: string;
  headers?: Record<string, string>;
  /** ETag and Last-Modified, and 304 for who sends them back; default true. */
  validators?: boolean;
};

export type NewsstandHandler = (request: IncomingMessage, response: ServerResponse) => void | Promise<void>;

/** A server of feeds and pages made of fixtures. Every method that sets one may be called again at any time. */
export type Newsstand = {
  /** Without a slash at its end. */
  origin: string;
  url(path: string): string;
  feed(path: string, feed: NewsstandFeed, options?: AnswerOptions): void;
  page(path: string, page: AnswerOptions & { html: string | Uint8Array }): void;
  text(path: string, body: string | Uint8Array, options?: AnswerOptions): void;
  /** Answers by hand: a slow drip, a redirect, a 429. Called without a body read. */
  on(path: string, handler: NewsstandHandler): void;
  /** Opens a WebSub hub there. */
  hub(path: string): NewsstandHub;
  /** The path answers 404 again. */
  remove(path: string): void;
  /**
   * Serves every `<id>.html` and `<id>.html.gz` of a folder as `<prefix><id>`, in the order of their names.
   * `limit` takes the first ones; default all. `prefix` is `/a/`.
   */
  pagesFrom(folder: string, options?: { prefix?: string; limit?: number }): Promise<FolderPage[]>;
  /** In the order of arrival. */
  requests: NewsstandRequest[];
  /** The most requests open at one moment among those whose path starts with `prefix`. */
  mostInFlight(prefix?: string): number;
  close(): Promise<void>;
};

/** Starts a newsstand on a real socket. A path without a fixture answers 404. */
export async function startNewsstand(options: NewsstandOptions = {}): Promise<Newsstand> {
  const handlers = new Map<string, NewsstandHandler>();
  const requests: NewsstandRequest[] = [];
  const server = createServer((request, response) => {
    logged(requests, request, response);
    const path = request.url ?? "/";
    const handler = handlers.get(path) ?? handlers.get(path.split("?")[0] ?? "") ?? notFound;
    // A handler's own fault must show in the test as a broken answer, not as a crash of the test process.
    Promise.resolve(handler(request, response)).catch((error: unknown) => response.destroy(error as Error));
  });
  server.keepAliveTimeout = 1000;
  const host = options.host ?? "127.0.0.1";
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(options.port ?? 0, host, resolve);
  });
  const { port } = server.address() as AddressInfo;
  const origin = `http://${host.includes(":") ? `[${host}]` : host}:${port}`;
  const text: Newsstand["text"] = (path, body, answer = {}) =>
    handlers.set(
      path,
      fixed(() => body, { contentType: "text/plain; charset=utf-8", ...answer }),
    );
  return {
    origin,
    url: (path) => new URL(path, origin).href,
    feed: (path, feed, answer = {}) =>
      text(path, renderFeed(feed, origin, origin + path), {
        contentType: feedContentTypes[feed.format ?? "rss"],
        ...answer,
      }),
    page: (path, { html, ...answer }) =>
      text(path, html, { contentType: "text/html; charset=utf-8", ...answer }),
    text,
    on: (path, handler) => void handlers.set(path, handler),
    hub: (path) => {
      const { hub, handle } = createHub(origin + path);
      handlers.set(path, handle);
      return hub;
    },
    remove: (path) => void handlers.delete(path),
    pagesFrom: async (folder, { prefix = "/a/", limit = Number.POSITIVE_INFINITY } = {}) => {
      const pages = await pagesOf(folder, prefix, limit);
      for (const page of pages) handlers.set(page.path, fixed(page.read, { contentType: page.contentType }));
      return pages;
    },
    requests,
    mostInFlight: (prefix) => mostInFlight(requests, prefix),
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

const notFound: NewsstandHandler = (_request, response) => {
  response.writeHead(404, { "content-type": "text/plain" }).end("not on this newsstand\n");
};

function logged(requests: NewsstandRequest[], request: IncomingMessage, response: ServerResponse): void {
  const entry: NewsstandRequest = {
    method: request.method ?? "GET",
    path: request.url ?? "/",
    headers: request.headers,
    at: performance.now(),
    endedAt: undefined,
    status: 0,
  };
  requests.push(entry);
  response.once("close", () => {
    entry.endedAt = performance.now();
    entry.status = response.headersSent ? response.statusCode : 0;
  });
}

/** Answers with fixed bytes, their validators, and 304 where the request names them. */
function fixed(read: () => string | Uint8Array, options: AnswerOptions): NewsstandHandler {
  const lastModified = new Date().toUTCString();
  return (request, response) => {
    const body = Buffer.from(read() as string);
    const status = options.status ?? 200;
    const headers: Record<string, string> = { "content-type": options.contentType ?? "", ...options.headers };
    if (options.validators !== false && status === 200) {
      const etag = `"${createHash("sha256").update(body).digest("base64url").slice(0, 16)}"`;
      headers.etag ??= etag;
      headers["last-modified"] ??= lastModified;
      if (isCurrent(request, headers.etag, headers["last-modified"])) {
        response.writeHead(304, headers).end();
        return;
      }
    }
    response.writeHead(status, { ...headers, "content-length": String(body.length) });
    response.end(request.method === "HEAD" ? undefined : body);
  };
}

/** If-None-Match decides alone where both are sent (RFC 9110 §13.2.2). */
function isCurrent(request: IncomingMessage, etag: string, lastModified: string): boolean {
  const wanted = request.headers["if-none-match"];
  if (wanted !== undefined) return wanted === etag;
  return request.headers["if-modified-since"] === lastModified;
}
