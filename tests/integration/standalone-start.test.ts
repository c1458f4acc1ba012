import { rm } from "node:fs/promises";
import { createServer } from "node:http";
import { join } from "node:path";
import type { EventDetail } from "@throughline/contracts";
import { describe, expect, test } from "vitest";
import { api } from "./standalone-process.ts";
import { allEnded, seeds, useWholeRun, wholeRunMs } from "./whole-run.ts";

const run = useWholeRun();

describe("npm start", { timeout: wholeRunMs }, () => {
  test("replays the seeds into one event, says what runs where, stops within 10 s and goes on where it left", async () => {
    const first = run.start();
    const desk = await first.desk();
    await allEnded(desk, seeds);
    const { items } = await api<{ items: EventDetail[] }>(desk, "/events");
    expect(items).toHaveLength(1);
    const event = await api<EventDetail>(desk, `/events/${items[0]?.id}`);
    expect(event.reports.map((report) => report.copyOf)).toEqual([null, null]);
    expect(first.output()).toMatch(/desk +http:\/\/127\.0\.0\.1:\d+/);
    expect(first.output()).toMatch(/queues +Redis \d/);
    const stopped = await first.stop();
    expect(stopped.code).toBe(0);
    expect(stopped.tookMs).toBeLessThan(10_000);
    const again = await run.start().desk();
    await allEnded(again, seeds);
    expect((await api<{ items: unknown[] }>(again, "/events")).items).toHaveLength(1);
  });

  test("a second one beside it says that one is running, and where", async () => {
    const desk = await run.start().desk();
    const second = run.start();
    expect(await second.exited()).toBe(1);
    expect(second.output()).toContain(`running already at ${desk.url}`);
    expect(second.output()).not.toMatch(/\n\s+at /);
  });

  test("a taken port is one clear message", async () => {
    const other = createServer().listen(0, "127.0.0.1");
    await new Promise((resolve) => other.once("listening", resolve));
    const { port } = other.address() as { port: number };
    const running = run.start({ THROUGHLINE_PORT: String(port) });
    expect(await running.exited()).toBe(1);
    expect(running.output()).toMatch(new RegExp(`${port}.*THROUGHLINE_PORT`));
    expect(running.output()).not.toMatch(/\n\s+at /);
    other.close();
  });

  test("a broken pack and a wrong setting are one clear message each", async () => {
    await rm(join(run.settings().THROUGHLINE_PACK ?? "", "story.yaml"));
    const broken = run.start();
    expect(await broken.exited()).toBe(1);
    expect(broken.output()).toMatch(/story\.yaml/);
    const wrong = run.start({ THROUGHLINE_PORT: "seventy" });
    expect(await wrong.exited()).toBe(1);
    expect(wrong.output()).toMatch(/THROUGHLINE_PORT is "seventy", but must be/);
    for (const running of [broken, wrong]) expect(running.output()).not.toMatch(/\n\s+at /);
  });
});
