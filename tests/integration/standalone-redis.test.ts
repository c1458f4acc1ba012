import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { api, until } from "./standalone-process.ts";
import { allEnded, endedCount, seeds, useWholeRun, wholeRunMs } from "./whole-run.ts";

const run = useWholeRun();

const noteFile = () => join(run.settings().THROUGHLINE_DATA ?? "", "redis/server.json");

async function redisPid(): Promise<number> {
  return (JSON.parse(await readFile(noteFile(), "utf8")) as { pid: number }).pid;
}

describe("the Redis of npm start", { timeout: wholeRunMs }, () => {
  test("killed in mid-run: it comes back, and every article is still accounted for, none twice", async () => {
    const running = run.start();
    const desk = await running.desk();
    await api(desk, "/feeds", { method: "POST", body: { url: run.offer(40) } });
    await until("some ended", async () => (await endedCount(desk)) >= seeds + 5);
    const killed = await redisPid();
    process.kill(killed, "SIGKILL");
    await until("another Redis", async () => (await redisPid()) !== killed);
    await allEnded(desk, seeds + 40);
    expect(running.output()).toMatch(/Redis died \(SIGKILL\); it is started again on port \d+/);
  });

  test("a signal during the start leaves none behind", async () => {
    const running = run.start();
    await until("Redis is started", async () => existsSync(noteFile()));
    const pid = await redisPid();
    expect((await running.stop()).code).toBe(0);
    expect(() => process.kill(pid, 0)).toThrow(/ESRCH/);
  });
});
