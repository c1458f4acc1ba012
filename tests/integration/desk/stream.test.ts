import { createLivePublisher } from "@throughline/runtime";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type DeskUnderTest, startDeskUnderTest } from "./desk-under-test.ts";

let desk: DeskUnderTest;
beforeAll(async () => {
  desk = await startDeskUnderTest({}, { live: { heartbeatMs: 100, mostClients: 3 } });
});
afterAll(() => desk.close());

/** Opens a stream and reads it until its text fits. */
async function openStream() {
  const stopping = new AbortController();
  const response = await fetch(`${desk.url}/api/v1/stream`, { signal: stopping.signal });
  const reader = (response.body as ReadableStream<Uint8Array>).getReader();
  const decoder = new TextDecoder();
  let text = "";
  return {
    response,
    async until(pattern: RegExp): Promise<string> {
      while (!pattern.test(text)) {
        const { value, done } = await reader.read();
        if (done) throw new Error(`the stream ended after ${JSON.stringify(text)}`);
        text += decoder.decode(value, { stream: true });
      }
      return text;
    },
    /** Resolves when the desk ends the stream. */
    async ended(): Promise<void> {
      while (!(await reader.read()).done);
    },
    close: () => stopping.abort(),
  };
}

async function openAndClose(): Promise<Response> {
  const { response, close } = await openStream();
  close();
  return response;
}

test("brings what the line tells to every client, with heartbeats between", async () => {
  const [one, two, other] = [await openStream(), await openStream(), await openStream()];
  expect(one.response.headers.get("content-type")).toBe("text/event-stream; charset=utf-8");
  expect(one.response.headers.get("content-security-policy")).toContain("default-src");
  await Promise.all([one.until(/retry: \d+\n\n/), two.until(/: still here\n\n/)]);
  const message = {
    kind: "article",
    id: "a0001",
    step: "thread",
    outcome: "threaded",
    eventId: "e0001",
  } as const;
  createLivePublisher(desk.redis, desk.namespace)(message);
  const frame = `data: ${JSON.stringify(message)}\n\n`;
  expect(await one.until(/data: .*\n\n/)).toContain(frame);
  expect(await two.until(/data: .*\n\n/)).toContain(frame);

  const oneTooMany = await desk.ask("GET", "/api/v1/stream");
  expect(oneTooMany.status).toBe(503);
  expect(oneTooMany.body.detail).toMatch(/Too many pages/);
  for (const stream of [one, two, other]) stream.close();
  await expect.poll(async () => (await openAndClose()).status).toBe(200);
});

test("a change through the API is told, too", async () => {
  const stream = await openStream();
  desk.newsstand.feed("/live.xml", { title: "Live", entries: [] });
  const { body } = await desk.ask("POST", "/api/v1/feeds", { url: desk.newsstand.url("/live.xml") });
  expect(await stream.until(/data: .*\n\n/)).toContain(`"kind":"feed","id":"${body.feed.id}"`);
  stream.close();
  await expect.poll(async () => (await openAndClose()).status).toBe(200);
});

test("open streams do not hold up the end of the desk", async () => {
  const stream = await openStream();
  await stream.until(/retry/);
  const ended = stream.ended();
  const startedAt = performance.now();
  await desk.stopDesk();
  await ended;
  expect(performance.now() - startedAt).toBeLessThan(2_000);
});
