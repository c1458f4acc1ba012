import { execFile } from "node:child_process";
import { mkdir, mkdtemp, rm, symlink } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { promisify } from "node:util";
import { checkRedis, provideRedis } from "@throughline/runtime";
import { afterAll, beforeAll, expect, test } from "vitest";

const run = promisify(execFile);
const docker = async (...words: string[]) => (await run("docker", words)).stdout.trim();

let folder: string;

beforeAll(async () => {
  await docker("image", "inspect", "redis:8").catch(() => docker("pull", "-q", "redis:8"));
  folder = await mkdtemp(join(tmpdir(), "throughline-container-"));
  await mkdir(join(folder, "bin"));
  const { stdout } = await run("sh", ["-c", "command -v docker"]);
  await symlink(stdout.trim(), join(folder, "bin/docker"));
});

afterAll(async () => {
  await rm(folder, { recursive: true, force: true });
});

test("a Redis in Docker comes back when it is killed, and the next start removes one that was left behind", async () => {
  const options = { path: join(folder, "bin"), dataFolder: join(folder, "data") };
  const containers = () => docker("ps", "-aq", "--filter", `label=throughline.data=${options.dataFolder}`);
  const left = await provideRedis(options);
  const leftId = await containers();
  expect(left.description).toMatch(/^Redis 8\S*, started in Docker$/);
  await run("sh", ["-c", `kill -9 ${await docker("inspect", "-f", "{{.State.Pid}}", leftId)}`]);
  const end = Date.now() + 20_000;
  while ((await docker("inspect", "-f", "{{.RestartCount}}", leftId)) !== "1" && Date.now() < end)
    await sleep(200);
  await sleep(1_000);
  await checkRedis(left.url);
  const next = await provideRedis(options);
  const nextId = await containers();
  expect(nextId).not.toBe(leftId);
  expect(nextId.split("\n")).toHaveLength(1);
  await next.stop();
  expect(await containers()).toBe("");
});
