import { Agent, type Dispatcher, request } from "undici";
import { createAddressPolicy } from "./address-policy.ts";
import { guardedConnector, type Resolve, resolveBySystem } from "./connect.ts";
import { acceptEncoding, decodeContent } from "./content-encoding.ts";
import { checkedUrl } from "./url-policy.ts";
import { asWebError, WebError } from "./web-error.ts";

export type WebOptions = {
  version: string;
  /** URL or mailto: address for the User-Agent. */
  contact?: string | undefined;
  /** CIDR blocks of private networks that may be fetched from, as a list or parted by commas; none by default. */
  allowNetworks?: readonly string[] | string;
  /** Default 10,000. */
  connectTimeoutMs?: number;
  /** Default: as the operating system does. */
  resolve?: Resolve;
};

export type GetOptions = {
  accept?: string;
  headers?: Record<string, string>;
  signal?: AbortSignal;
  /** Of the body, packed and unpacked alike. Default 5 MiB. */
  maxBytes?: number;
  /** A longer body is cut at `maxBytes` in place of an error. */
  truncate?: boolean;
  /** Over everything: names, connections, redirects, headers, body. Default 30,000. */
  deadlineMs?: number;
  /** Default 5. */
  maxRedirects?: number;
  /** `manual` gives a redirect as the answer, for a caller that has to ask before it goes on. Default `follow`. */
  redirect?: "follow" | "manual";
};

export type Redirect = { url: string; status: number; location: string };

export type WebResponse = {
  /** As asked, without its fragment. */
  url: string;
  /** After all redirects. */
  finalUrl: string;
  status: number;
  /** By lower-case name; repeated ones joined by commas. */
  headers: Record<string, string>;
  /** Unpacked; empty for a 304. */
  body: Uint8Array;
  redirects: Redirect[];
};

export type PostBody = { type: string; bytes: Uint8Array };

export type Web = {
  /** Without the version; what robots.txt files call us. */
  product: string;
  userAgent: string;
  /** Gets a URL and follows its redirects. Any status is an answer; throws a `WebError` when there is none. */
  get(url: string, options?: GetOptions): Promise<WebResponse>;
  /**
   * Posts a body, and answers as `get`. Only a 307 or 308 is followed: it repeats the request, any other redirect
   * would make another one of it (RFC 9110 §15.4), and is the answer.
   */
  post(url: string, body: PostBody, options?: GetOptions): Promise<WebResponse>;
  /** Throws a `WebError` when the URL may not be fetched, as far as that shows without a connection. */
  check(url: string, base?: URL): URL;
  close(): Promise<void>;
};

/**
 * Where a redirect leads, as the server wrote it; `undefined` for an answer that is none, and where the request is to
 * be repeated as it is (`repeats`), for one that would make another of it.
 */
export function redirectLocation(
  answer: Pick<WebResponse, "status" | "headers">,
  repeats = false,
): string | undefined {
  return followedStatuses(repeats).has(answer.status) ? answer.headers.location : undefined;
}

const product = "Throughline";
const redirectStatuses = new Set([301, 302, 303, 307, 308]);
const repeatingStatuses = new Set([307, 308]);
const followedStatuses = (repeats: boolean) => (repeats ? repeatingStatuses : redirectStatuses);
const mostRedirects = 5;
const credentialHeaders = new Set(["authorization", "cookie", "proxy-authorization"]);
/** Enough of an error page to tell what kind of refusal it is. */
const errorPageBytes = 256 * 1024;

/** The way out: a client that is polite, bounded, and cannot be led into a private network. */
export function createWeb(options: WebOptions): Web {
  const policy = createAddressPolicy(networkList(options.allowNetworks));
  const agent = new Agent({
    connect: guardedConnector(policy, options.resolve ?? resolveBySystem, options.connectTimeoutMs ?? 10_000),
    maxHeaderSize: 64 * 1024,
    keepAliveTimeout: 4000,
    keepAliveMaxTimeout: 15_000,
    pipelining: 1,
  });
  // A code version may name the package before its number.
  const version = options.version.replace(/^.*@/, "");
  const userAgent = `${product}/${version}${options.contact ? ` (+${options.contact})` : ""}`;

  const send = async (asked: string, getOptions: GetOptions, sent?: PostBody): Promise<WebResponse> => {
    const deadlineMs = getOptions.deadlineMs ?? 30_000;
    const deadline = AbortSignal.timeout(deadlineMs);
    const signal = getOptions.signal ? AbortSignal.any([getOptions.signal, deadline]) : deadline;
    let url = checkedUrl(asked, policy);
    const first = url.href;
    const redirects: Redirect[] = [];
    let headers = requestHeaders(userAgent, getOptions, sent);
    const method = sent ? "POST" : "GET";
    const body = sent?.bytes ?? null;
    const followed = followedStatuses(sent !== undefined);
    try {
      for (;;) {
        const answer = await request(url, { dispatcher: agent, method, headers, body, signal });
        const location = followed.has(answer.statusCode) ? headerOf(answer, "location") : undefined;
        if (location === undefined || getOptions.redirect === "manual")
          return { url: first, redirects, ...(await complete(answer, url, getOptions)) };
        // The rest of a redirect's body is of no use; its connection goes with it when it is long.
        answer.body.dump({ limit: 16 * 1024, signal }).catch(() => {});
        redirects.push({ url: url.href, status: answer.statusCode, location });
        const next = nextUrl(redirects, checkedUrl(location, policy, url), getOptions.maxRedirects);
        if (next.origin !== url.origin) headers = withoutCredentials(headers);
        url = next;
      }
    } catch (error) {
      if (getOptions.signal?.aborted) throw getOptions.signal.reason;
      if (deadline.aborted)
        throw new WebError("timeout", `${url.host} did not answer in full within ${deadlineMs / 1000} s`);
      throw asWebError(error, url);
    }
  };
  return {
    product,
    userAgent,
    get: (url, getOptions = {}) => send(url, getOptions),
    post: (url, body, getOptions = {}) => send(url, getOptions, body),
    check: (url, base) => checkedUrl(url, policy, base),
    close: () => agent.destroy(),
  };
}

function networkList(networks: WebOptions["allowNetworks"] = []): readonly string[] {
  if (typeof networks !== "string") return networks;
  return networks.split(",").flatMap((network) => network.trim() || []);
}

function requestHeaders(userAgent: string, options: GetOptions, sent?: PostBody): Record<string, string> {
  return {
    accept: options.accept ?? "*/*",
    ...options.headers,
    ...(sent && { "content-type": sent.type }),
    "user-agent": userAgent,
    "accept-encoding": acceptEncoding,
  };
}

/** Headers for another origin (RFC 9110 §15.4). */
export function withoutCredentials(headers: Record<string, string>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(headers).filter(([name]) => !credentialHeaders.has(name.toLowerCase())),
  );
}

/**
 * The next URL of a chain, where the chain may go on. Throws a `WebError` (`tooManyRedirects`) for a circle and
 * for more redirects than `most`.
 */
export function nextUrl(redirects: Redirect[], next: URL, most = mostRedirects): URL {
  if (redirects.some(({ url }) => url === next.href))
    throw new WebError("tooManyRedirects", `the redirects lead in a circle, back to ${next.href}`);
  if (redirects.length > most)
    throw new WebError("tooManyRedirects", `more than ${most} redirects, the last to ${next.href}`);
  return next;
}

type Answer = Pick<WebResponse, "finalUrl" | "status" | "headers" | "body">;

async function complete(answer: Dispatcher.ResponseData, url: URL, options: GetOptions): Promise<Answer> {
  const status = answer.statusCode;
  const headers: Record<string, string> = {};
  for (const name of Object.keys(answer.headers)) {
    if (name !== "set-cookie") headers[name] = headerOf(answer, name) ?? "";
  }
  const failed = status >= 300;
  const limits = {
    maxBytes: failed ? errorPageBytes : (options.maxBytes ?? 5 * 1024 * 1024),
    truncate: failed || options.truncate === true,
  };
  const wire = await read(answer, limits);
  let body: Uint8Array;
  try {
    body = await decodeContent(wire, headers["content-encoding"], limits);
  } catch (error) {
    // What an error page says is of no weight: its status is the answer.
    if (!failed) throw error;
    body = new Uint8Array();
  }
  return { finalUrl: url.href, status, headers, body };
}

async function read(
  answer: Dispatcher.ResponseData,
  { maxBytes, truncate }: { maxBytes: number; truncate: boolean },
): Promise<Uint8Array> {
  const announced = Number(headerOf(answer, "content-length"));
  const tooLarge = () => new WebError("tooLarge", `the body is larger than ${maxBytes} bytes`);
  if (announced > maxBytes && !truncate) {
    answer.body.on("error", () => {}).destroy();
    throw tooLarge();
  }
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of answer.body as AsyncIterable<Buffer>) {
    chunks.push(chunk);
    size += chunk.length;
    if (size > maxBytes) break;
  }
  if (size > maxBytes && !truncate) throw tooLarge();
  return Buffer.concat(chunks).subarray(0, maxBytes);
}

function headerOf(answer: Dispatcher.ResponseData, name: string): string | undefined {
  const value = answer.headers[name];
  return Array.isArray(value) ? value.join(", ") : value;
}
