import { type Outcome, RetryLater } from "@throughline/contracts";
import { createFetchers } from "@throughline/fetcher";
import { createHostLeases, createLogger } from "@throughline/runtime";
import { feedIdOf } from "@throughline/store";
import { type NewsstandHub, startNewsstand } from "@throughline/testkit";
import { sql } from "kysely";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { createFeedParsingPool } from "../../services/fetcher/src/feed-parsing-pool.ts";
import { askDueHubs } from "../../services/scheduler/src/due-polls.ts";
import { type DeskUnderTest, startDeskUnderTest } from "./desk/desk-under-test.ts";

/** Line 22 of good citizenship: a desk, a fetcher and a hub that talk to each other. */

let desk: DeskUnderTest;
let now = new Date("2026-11-24T06:00:00Z");
let hub: NewsstandHub;
/** The feed of the test. */
let url: string;
let topic: string;
let tests = 0;
let publicUrl: string | undefined;
const parsing = createFeedParsingPool();

beforeAll(async () => {
  desk = await startDeskUnderTest({}, { now: () => now });
});
afterAll(async () => {
  await parsing.close();
  await desk.close();
});
beforeEach(() => {
  tests += 1;
  now = new Date("2026-11-24T06:00:00Z");
  publicUrl = desk.url;
  hub = desk.newsstand.hub(`/${tests}/hub`);
  url = desk.newsstand.url(`/${tests}/feed.xml`);
  topic = `${url}?topic`;
});

const item = (n: number) => `<item><title>R${n}</title><link>${new URL(`a/${n}`, url).href}</link></item>`;
const rss = (...items: string[]) =>
  `<rss version="2.0"><channel><title>T</title>${items.join("")}</channel></rss>`;
const path = () => new URL(url).pathname;
const asked = () => desk.newsstand.requests.filter((request) => request.path === path()).length;
const id = () => feedIdOf(url);
const feed = async () => (await desk.ask("GET", `/api/v1/feeds/${id()}`)).body;
const subscription = () => desk.store.subscriptions.ofFeed(id());
async function theSubscription() {
  const found = await subscription();
  if (!found) throw new Error("the feed is not subscribed");
  return found;
}
const later = (hours: number) => {
  now = new Date(now.getTime() + hours * 3_600_000);
};
const hoursUntil = (time: Date | null | undefined) => ((time?.getTime() ?? 0) - now.getTime()) / 3_600_000;

function offer(by: "headers" | "document") {
  const links = `<${hub.url}>; rel="hub", <${topic}>; rel=self`;
  const inDocument =
    `<atom:link xmlns:atom="http://www.w3.org/2005/Atom" rel="hub" href="${by === "document" ? hub.url : "https://wrong.example/"}"/>` +
    `<atom:link xmlns:atom="http://www.w3.org/2005/Atom" rel="self" href="${topic}"/>`;
  const headers = { etag: `"${tests}"`, ...(by === "headers" && { link: links }) };
  desk.newsstand.on(path(), (request, response) => {
    const known = request.headers["if-none-match"] === headers.etag;
    response.writeHead(known ? 304 : 200, headers).end(known ? "" : rss(inDocument, item(1)));
  });
}

const leasesOfTest = () =>
  createHostLeases(desk.redis, { namespace: `${desk.namespace}-${tests}`, gapMs: 0 });

function work(job: { feedId: string; only?: "hub" }): Promise<Outcome<"poll">> {
  const leases = leasesOfTest();
  const settings = {
    ...{ THROUGHLINE_POLL_MINUTES: 60, THROUGHLINE_HOST_GAP_MS: 0, THROUGHLINE_PUBLIC_URL: publicUrl },
  };
  const [poll] = createFetchers({ settings, store: desk.store, web: desk.web, line: { leases } }, parsing);
  const log = createLogger("test", "silent");
  return poll.handle(job, { signal: new AbortController().signal, now: () => now, log, attempt: 1 });
}

/** What the scheduler finds due and the fetcher then does; answers whether the feed's hub was asked. */
async function askHubs(): Promise<boolean> {
  const requests = hub.requests.length;
  const due = (await theSubscription()).next_ask_at;
  await askDueHubs({ store: desk.store, queues: desk.queues, now: () => now });
  if ((await theSubscription()).next_ask_at?.getTime() === due?.getTime()) return false;
  await work({ feedId: id(), only: "hub" });
  await expect.poll(() => hub.requests.length).toBe(requests + 1);
  return true;
}

async function subscribed(by: "headers" | "document" = "headers") {
  offer(by);
  await desk.store.feeds.add({ url, origin: "user", nextPollAt: now, intervalSeconds: 3600 }, now);
  await work({ feedId: id() });
  await askHubs();
}

describe("22. WebSub", () => {
  test.each(["headers", "document"] as const)(
    "hub and self are taken from the %s; the hub pushes, and polling goes on slowly",
    async (by) => {
      await subscribed(by);
      expect(hub.subscriptions).toMatchObject([{ topic, leaseSeconds: 864_000 }]);
      expect(hub.requests).toMatchObject([{ mode: "subscribe", verified: 200 }]);
      expect(await subscription()).toMatchObject({ status: "active", asked: null });
      const requests = asked();
      expect(await hub.publish(topic, { body: rss(item(2)) })).toEqual([202]);
      expect(await work({ feedId: id() })).toMatchObject({
        outcome: "entries",
        reason: expect.stringMatching(/^pushed by 127\.0\.0\.1:\d+: 1 of 1 entry is new$/),
        evidence: { from: "hub" },
      });
      expect(asked()).toBe(requests);
      const row = await desk.store.feeds.get(id());
      expect(hoursUntil(row?.next_poll_at)).toBeGreaterThanOrEqual(6);
      expect(hoursUntil(row?.next_poll_at)).toBeLessThanOrEqual(24);
      expect((await feed()).articles).toBe(2);
      later(24);
      expect((await work({ feedId: id() })).reason).toBe("not modified");
    },
  );

  test("a push that comes while the feed is polled is read next", async () => {
    await subscribed();
    const delivery = { contentType: "application/rss+xml", body: Buffer.from(rss(item(2))) };
    desk.newsstand.on(path(), async (_request, response) => {
      await desk.store.subscriptions.deliver(await theSubscription(), delivery, now);
      response.writeHead(304).end();
    });
    expect((await work({ feedId: id() })).reason).toBe("not modified");
    expect((await desk.store.feeds.get(id()))?.next_poll_at).toEqual(now);
    expect((await work({ feedId: id() })).outcome).toBe("entries");
  });

  test("the challenge is echoed only for a topic that is pending, else 404", async () => {
    await subscribed();
    const callback = hub.subscriptions[0]?.callback ?? "";
    for (const mode of ["subscribe", "unsubscribe", "other"])
      expect((await hub.verify(mode, callback, topic)).status).toBe(404);
    await desk.store.subscriptions.asking((await subscription())?.id ?? "", "subscribe", now);
    expect((await hub.verify("subscribe", callback, `${topic}x`)).status).toBe(404);
    expect((await hub.verify("unsubscribe", callback, topic)).status).toBe(404);
    expect((await hub.verify("subscribe", `${callback}x`, topic)).status).toBe(404);
    expect((await hub.verify("subscribe", callback, topic)).status).toBe(200);
  });

  test("a subscription is renewed before its lease ends", async () => {
    offer("headers");
    hub.leaseSeconds = 40 * 3600;
    await subscribed();
    expect(hoursUntil((await subscription())?.expires_at)).toBe(40);
    later(29);
    expect(await askHubs()).toBe(false);
    later(1);
    expect(await askHubs()).toBe(true);
    expect(hub.requests.map(({ mode, verified }) => [mode, verified])).toEqual([
      ["subscribe", 200],
      ["subscribe", 200],
    ]);
    expect(hoursUntil((await subscription())?.expires_at)).toBe(40);
  });

  test.each([
    ["a wrong one", "sha256=00"],
    ["none", ""],
  ])("a bad signature is answered 2xx and thrown away: %s", async (_name, signature) => {
    await subscribed();
    expect(await hub.publish(topic, { body: rss(item(2)), signature })).toEqual([202]);
    expect(await desk.store.subscriptions.deliveries(id())).toEqual([]);
    expect(await subscription()).toMatchObject({ pushes: 0 });
  });

  test("a push that cannot be read leads to a poll; one that is too large is refused", async () => {
    await subscribed();
    const requests = asked();
    expect(await hub.publish(topic, { body: "oops", method: "sha1" })).toEqual([202]);
    expect((await work({ feedId: id() })).reason).toBe("not modified");
    expect(asked()).toBe(requests + 1);
    expect(await desk.store.subscriptions.deliveries(id())).toEqual([]);
    expect(await hub.publish(topic, { body: "x".repeat(11 * 1024 * 1024) })).toEqual([413]);
  });

  test("a push stays where our own database fails, and is read by the next try", async () => {
    await subscribed();
    expect(await hub.publish(topic, { body: rss(item(2)) })).toEqual([202]);
    await sql`alter table entries rename to entries_away`.execute(desk.store.db);
    await expect(work({ feedId: id() })).rejects.toThrow(/entries/);
    await sql`alter table entries_away rename to entries`.execute(desk.store.db);
    expect((await work({ feedId: id() })).reason).toMatch(/^pushed by .*: 1 of 1 entry is new$/);
  });

  test("a feed that is removed is unsubscribed from; what still comes is answered 410", async () => {
    await subscribed();
    const callback = hub.subscriptions[0]?.callback ?? "";
    expect((await desk.ask("DELETE", `/api/v1/feeds/${id()}`)).status).toBe(204);
    expect(await askHubs()).toBe(true);
    expect(hub.requests.at(-1)).toMatchObject({ mode: "unsubscribe", verified: 200 });
    expect(hub.subscriptions).toEqual([]);
    hub.subscriptions.push({ callback, topic, secret: "x", leaseSeconds: 1 });
    expect(await hub.publish(topic, { body: rss(item(2)) })).toEqual([410]);
  });

  test("a hub's redirect is followed in the turn of the host that it leads to", async () => {
    const elsewhere = await startNewsstand();
    const moved = elsewhere.hub("/hub");
    offer("headers");
    await desk.store.feeds.add({ url, origin: "user", nextPollAt: now, intervalSeconds: 3600 }, now);
    await work({ feedId: id() });
    desk.newsstand.on(`/${tests}/hub`, (_request, response) => {
      response.writeHead(307, { location: moved.url }).end();
    });
    const { host } = new URL(elsewhere.origin);
    await leasesOfTest().hold(host, new Date(Date.now() + 100_000));
    await expect(work({ feedId: id(), only: "hub" })).rejects.toBeInstanceOf(RetryLater);
    expect(elsewhere.requests).toEqual([]);
    await elsewhere.close();
  });

  test("a feed that is paused is unsubscribed from, and subscribed to again when it is resumed", async () => {
    await subscribed();
    const change = (status: string) => desk.ask("PATCH", `/api/v1/feeds/${id()}`, { status });
    await change("paused");
    expect(await askHubs()).toBe(true);
    expect(hub.requests.at(-1)).toMatchObject({ mode: "unsubscribe", verified: 200 });
    for (const status of ["active", "paused", "active"]) await change(status);
    await work({ feedId: id() });
    expect(await askHubs()).toBe(true);
    expect(hub.requests.at(-1)).toMatchObject({ mode: "subscribe", verified: 200 });
    // Before the hub hears of the pause, it is over.
    await change("paused");
    await change("active");
    await work({ feedId: id() });
    expect(await theSubscription()).toMatchObject({ ask: "subscribe" });
  });

  test("the subscription of a feed that is off is ended in place of being renewed", async () => {
    await subscribed();
    await desk.store.feeds.update(id(), { status: "disabled" });
    later(24 * 10);
    expect(await askHubs()).toBe(true);
    expect(hub.requests.at(-1)).toMatchObject({ mode: "unsubscribe", verified: 200 });
    expect(await subscription()).toMatchObject({ status: "ended" });
  });

  test("a hub that denies is asked again after a week, and the feed is polled as before", async () => {
    await subscribed();
    expect(await hub.deny(hub.subscriptions[0]?.callback ?? "", topic, "no more")).toBe(200);
    expect(await subscription()).toMatchObject({ status: "denied", reason: "no more" });
    await work({ feedId: id() });
    later(24 * 6);
    expect(await askHubs()).toBe(false);
    later(25);
    expect(await askHubs()).toBe(true);
    expect(await subscription()).toMatchObject({ status: "active" });
  });

  test("a hub that does not answer is asked again, ever more seldom, and nothing else is lost", async () => {
    desk.newsstand.on(`/${tests}/hub`, (_request, response) => void response.writeHead(500).end());
    offer("headers");
    await desk.store.feeds.add({ url, origin: "user", nextPollAt: now, intervalSeconds: 3600 }, now);
    expect((await work({ feedId: id() })).outcome).toBe("entries");
    for (const hours of [1, 2, 4]) {
      expect((await work({ feedId: id(), only: "hub" })).reason).toMatch(/answers 500/);
      const wait = hoursUntil((await subscription())?.next_ask_at);
      expect(wait).toBeGreaterThan(hours * 0.74);
      expect(wait).toBeLessThanOrEqual(hours);
    }
  });

  test("nothing is subscribed to without a public URL", async () => {
    publicUrl = undefined;
    offer("headers");
    await desk.store.feeds.add({ url, origin: "user", nextPollAt: now, intervalSeconds: 3600 }, now);
    await work({ feedId: id() });
    expect(await subscription()).toBeUndefined();
    // Set later, it needs no new document.
    publicUrl = desk.url;
    await work({ feedId: id() });
    expect(await subscription()).toMatchObject({ status: "pending", hub: hub.url, topic });
  });

  test("the callback needs no password, and nothing else is open with it", async () => {
    const other = await desk.serveAnother({ THROUGHLINE_PASSWORD: "long enough" }, () => now);
    await subscribed();
    const { id: subscriptionId } = await theSubscription();
    await desk.store.subscriptions.asking(subscriptionId, "subscribe", now);
    const question = new URLSearchParams({
      "hub.mode": "subscribe",
      "hub.topic": topic,
      "hub.challenge": "c",
    });
    const answer = await other.ask("GET", `/websub/${subscriptionId}?${question}`);
    expect([answer.status, answer.text]).toEqual([200, "c"]);
    expect(answer.headers.get("content-type")).toMatch(/^text\/plain/);
    expect((await other.ask("GET", "/api/v1/feeds")).status).toBe(401);
    await other.stopDesk();
  });
});
