import { createHmac, randomBytes } from "node:crypto";
import type { IncomingMessage, ServerResponse } from "node:http";

/** A subscription that the hub granted. */
export type HubSubscription = { callback: string; topic: string; secret: string; leaseSeconds: number };

/** A request to the hub, and the status with which the callback answered its verification. */
export type HubRequest = { mode: string; topic: string; callback: string; verified: number };

/** A WebSub hub on a newsstand (W3C Recommendation, 2018). */
export type NewsstandHub = {
  url: string;
  /** Those in force. */
  subscriptions: HubSubscription[];
  /** In the order of arrival; a request is here when its verification ended. */
  requests: HubRequest[];
  /** The lease that it grants, in place of the one asked for. */
  leaseSeconds: number | undefined;
  /** Asks a callback to confirm, as after a request. Answers the status and the body. */
  verify(mode: string, callback: string, topic: string): Promise<{ status: number; body: string }>;
  /** Denies a subscription. */
  deny(callback: string, topic: string, reason: string): Promise<number>;
  /** Delivers a document to every subscriber of a topic; answers their statuses. `signature` replaces its own. */
  publish(topic: string, document: HubDocument): Promise<number[]>;
};

export type HubDocument = { body: string; contentType?: string; method?: string; signature?: string };

const deadlineMs = 5_000;

/** Makes a hub, and the handler that serves it. */
export function createHub(url: string) {
  const hub: NewsstandHub = {
    url,
    subscriptions: [],
    requests: [],
    leaseSeconds: undefined,
    verify: (mode, callback, topic) => verify(callback, { mode, topic, leaseSeconds: 3600 }),
    deny: async (callback, topic, reason) => (await ask(callback, { mode: "denied", topic, reason })).status,
    publish: (topic, document) =>
      Promise.all(
        hub.subscriptions
          .filter((subscription) => subscription.topic === topic)
          .map((subscription) => deliver(hub.url, subscription, document)),
      ),
  };
  return {
    hub,
    handle: (request: IncomingMessage, response: ServerResponse) => take(hub, request, response),
  };
}

/** Takes a request, answers that it heard, and then verifies the subscriber's intent. */
async function take(hub: NewsstandHub, request: IncomingMessage, response: ServerResponse): Promise<void> {
  let text = "";
  for await (const chunk of request) text += chunk;
  const form = new URLSearchParams(text);
  const one = (name: string) => form.get(`hub.${name}`) ?? "";
  const [mode, topic, callback] = [one("mode"), one("topic"), one("callback")];
  response.writeHead(202).end();
  const leaseSeconds = hub.leaseSeconds ?? Number(one("lease_seconds"));
  const { status, isConfirmed } = await verify(callback, { mode, topic, leaseSeconds });
  if (isConfirmed) {
    hub.subscriptions = hub.subscriptions.filter((known) => known.callback !== callback);
    if (mode === "subscribe")
      hub.subscriptions.push({ callback, topic, secret: one("secret"), leaseSeconds });
  }
  hub.requests.push({ mode, topic, callback, verified: status });
}

async function verify(
  callback: string,
  { mode, topic, leaseSeconds }: { mode: string; topic: string; leaseSeconds: number },
) {
  const challenge = randomBytes(16).toString("hex");
  const question: Record<string, string> = { mode, topic, challenge };
  if (mode === "subscribe") question.lease_seconds = String(leaseSeconds);
  const { status, body } = await ask(callback, question);
  return { status, body, isConfirmed: status >= 200 && status < 300 && body === challenge };
}

async function ask(callback: string, question: Record<string, string>) {
  const url = new URL(callback);
  for (const [name, value] of Object.entries(question)) url.searchParams.set(`hub.${name}`, value);
  const response = await fetch(url, { signal: AbortSignal.timeout(deadlineMs) });
  return { status: response.status, body: await response.text() };
}

async function deliver(
  hubUrl: string,
  { callback, topic, secret }: HubSubscription,
  { body, contentType = "application/rss+xml", method = "sha256", signature }: HubDocument,
): Promise<number> {
  const hmac = createHmac(method, secret).update(body).digest("hex");
  const response = await fetch(callback, {
    method: "POST",
    signal: AbortSignal.timeout(deadlineMs),
    headers: {
      "content-type": contentType,
      link: `<${hubUrl}>; rel="hub", <${topic}>; rel="self"`,
      "x-hub-signature": signature ?? `${method}=${hmac}`,
    },
    body,
  });
  return response.status;
}
