import { execFileSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { chmod, mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { Redis } from "ioredis";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { type LocalRedis, provideRedis } from "./local-redis.ts";
import { checkRedis } from "./redis.ts";
import { isToRestart } from "./redis-child.ts";

const server = onPath("redis-server") ?? onPath("valkey-server");

let folder: string;
let running: LocalRedis[];

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "throughline-redis-"));
  running = [];
});

afterEach(async () => {
  for (const redis of running) await redis.stop();
  await rm(folder, { recursive: true, force: true });
});

test.each([
  ["the first death", [0], true],
  ["five within a minute", [0, 1, 2, 3, 59_999], true],
  ["six within a minute", [0, 1, 2, 3, 4, 59_999], false],
  ["many, over hours", [0, 60_000, 120_000, 180_000, 240_000, 300_000, 360_000], true],
])("%s: started again %#", (_name, deaths, expected) => {
  expect(isToRestart(deaths)).toBe(expected);
});

test("an address where nothing listens is said to refuse", async () => {
  await expect(checkRedis("redis://127.0.0.1:1")).rejects.toThrow(
    /^Redis at 127\.0\.0\.1:1 cannot be used: the connection was refused, nothing listens there\. Check/,
  );
});

describe.skipIf(!server)("a Redis that is started here", () => {
  test("comes back on its port with its data when it is killed, until it dies too often", async () => {
    const said: string[] = [];
    const { url } = await start("data", (line) => said.push(line));
    const redis = new Redis(url, { retryStrategy: () => 50, maxRetriesPerRequest: null });
    redis.on("error", () => {});
    await redis.set("kept", "yes");
    await sleep(1_100);
    for (let deaths = 1; deaths <= 5; deaths++) {
      const died = await pidOf(redis);
      process.kill(died, "SIGKILL");
      await until(async () => (await pidOf(redis)) !== died);
      expect(await redis.get("kept")).toBe("yes");
      expect(said).toHaveLength(deaths);
    }
    expect(said.at(-1)).toMatch(/^Redis died \(SIGKILL\); it is started again on port \d+\.$/);
    process.kill(await pidOf(redis), "SIGKILL");
    await until(async () => said.length === 6);
    expect(said.at(-1)).toMatch(/keeps dying/);
    redis.disconnect();
  });

  test("does not live on when it does not suit", async () => {
    const path = await program("redis-server", `exec ${server} "$@" --maxmemory-policy allkeys-lru`);
    const dataFolder = join(folder, "data");
    const started = provideRedis({ path, dataFolder });
    await until(async () => existsSync(join(dataFolder, "server.json")));
    const { pid } = noteOf(dataFolder);
    await expect(started).rejects.toThrow(/allkeys-lru/);
    expect(() => process.kill(pid, 0)).toThrow(/ESRCH/);
  });

  test("ends the one that a killed process left on its folder", async () => {
    const left = await start("data");
    const { pid } = noteOf(join(folder, "data"));
    const next = await start("data");
    expect(next.url).not.toBe(left.url);
    await until(async () => noteOf(join(folder, "data")).pid !== pid);
    expect(() => process.kill(pid, 0)).toThrow(/ESRCH/);
  });

  test("leaves a stranger's alone, whatever its number", async () => {
    await start("stranger");
    const stranger = noteOf(join(folder, "stranger"));
    await mkdir(join(folder, "data"));
    await writeFile(join(folder, "data/server.json"), JSON.stringify(stranger));
    await writeFile(join(folder, "data/redis.pid"), String(stranger.pid));
    await start("data");
    expect(noteOf(join(folder, "stranger"))).toEqual(stranger);
    process.kill(stranger.pid, 0);
  });
});

/** Only there is the package tried. */
const installs =
  process.getuid?.() === 0 &&
  existsSync("/etc/os-release") &&
  /^ID(_LIKE)?=.*(debian|ubuntu)/m.test(readFileSync("/etc/os-release", "utf8"));

test.runIf(installs)("a package that cannot be installed: what apt-get said, and what to do", async () => {
  const path = await program("apt-get", 'echo "E: first" >&2; echo "E: Unable to locate it" >&2; exit 100');
  const failure = await provideRedis({ path }).catch((error: Error) => error);
  expect(failure).toMatchObject({ name: "SetupError" });
  expect((failure as Error).message).toMatch(
    /found none\. apt-get could not install it: E: Unable to locate it\. Do one of these/,
  );
});

async function start(name: string, say?: (line: string) => void): Promise<LocalRedis> {
  const redis = await provideRedis({ dataFolder: join(folder, name), ...(say ? { say } : {}) });
  running.push(redis);
  return redis;
}

/** A folder for a PATH with one program in it, a shell script. */
async function program(name: string, script: string): Promise<string> {
  const path = join(folder, "bin");
  await mkdir(path, { recursive: true });
  await writeFile(join(path, name), `#!/bin/sh\n${script}\n`);
  await chmod(join(path, name), 0o755);
  return path;
}

function noteOf(dataFolder: string): { pid: number; port: number } {
  return JSON.parse(readFileSync(join(dataFolder, "server.json"), "utf8"));
}

async function pidOf(redis: Redis): Promise<number> {
  return Number(/^process_id:(\d+)/m.exec(await redis.info("server"))?.[1]);
}

async function until(check: () => Promise<boolean>): Promise<void> {
  const end = Date.now() + 10_000;
  while (!(await check())) {
    if (Date.now() > end) throw new Error("not within 10 s");
    await sleep(20);
  }
}

function onPath(name: string): string | undefined {
  try {
    return execFileSync("sh", ["-c", `command -v ${name}`], { encoding: "utf8" }).trim() || undefined;
  } catch {
    return undefined;
  }
}
