import { execFile } from "node:child_process";
import { access, constants, readFile } from "node:fs/promises";
import { delimiter, join } from "node:path";
import { promisify } from "node:util";
import { SetupError } from "@throughline/contracts";
import { checkRedis } from "./redis.ts";
import { startRedisChild } from "./redis-child.ts";
import { startRedisContainer } from "./redis-container.ts";

const run = promisify(execFile);

/** A Redis to work with, what it is in words, and how to stop it if it was started here. */
export type LocalRedis = { url: string; description: string; stop: () => Promise<void> };

export type LocalRedisOptions = {
  /** The setting `REDIS_URL`; when it is given, nothing else is tried. */
  url?: string | undefined;
  /** Where a Redis started here keeps its data; in memory only when not given. */
  dataFolder?: string;
  /** Hears what is being done, for long work, and when a Redis started here died. */
  say?: (line: string) => void;
  /** The folders that programs are looked for in, as in the variable `PATH`. */
  path?: string;
};

/**
 * Finds or starts a Redis, the first that works of: the given URL; `redis-server` or `valkey-server` on the
 * PATH; a Docker engine with an image of Redis; on Debian and its children as root, the package. One that was
 * started here is started again when it dies.
 * Throws a `SetupError` that says how to get one when none works.
 */
export async function provideRedis(options: LocalRedisOptions = {}): Promise<LocalRedis> {
  if (options.url) {
    const { version } = await checkRedis(options.url);
    return { url: options.url, description: `Redis ${version} from REDIS_URL`, stop: async () => {} };
  }
  const path = options.path ?? process.env.PATH ?? "";
  const found = (await onPath("redis-server", path)) ?? (await onPath("valkey-server", path));
  if (found) return startServer(found, options);
  const docker = await onPath("docker", path);
  const container = docker && (await startRedisContainer(docker, options));
  if (container) return { ...container, description: `Redis ${container.version}, started in Docker` };
  const { program, problem } = await installPackage(path, options.say);
  if (program) return startServer(program, options);
  throw new SetupError(
    `Throughline needs a Redis (6.2 or later) and found none. ${problem ? `${problem} ` : ""}Do one of these and start again:\n` +
      "  install it: apt-get install redis-server, dnf install redis, brew install redis\n" +
      "  or start Docker, and docker pull redis:8\n" +
      "  or set REDIS_URL to a Redis that runs, such as redis://127.0.0.1:6379",
  );
}

async function startServer(program: string, options: LocalRedisOptions): Promise<LocalRedis> {
  const { url, port, version, stop } = await startRedisChild(program, options);
  return { url, description: `Redis ${version}, started here on port ${port}`, stop };
}

/** Answers where the installed program is, or what stood in the way, if it was tried. */
async function installPackage(
  path: string,
  say?: (line: string) => void,
): Promise<{ program?: string | undefined; problem?: string }> {
  const apt = await onPath("apt-get", path);
  if (process.getuid?.() !== 0 || !apt) return {};
  const release = await readFile("/etc/os-release", "utf8").catch(() => "");
  if (!/^ID(_LIKE)?=.*(debian|ubuntu)/m.test(release)) return {};
  say?.("No Redis on this machine: installing the package redis-server with apt-get …");
  const options = { env: { ...process.env, DEBIAN_FRONTEND: "noninteractive" }, timeout: 300_000 };
  // Lists that are old may still do.
  await run(apt, ["update", "-qq"], options).catch(() => {});
  try {
    await run(apt, ["install", "-y", "-qq", "--no-install-recommends", "redis-server"], options);
  } catch (error) {
    return { problem: `apt-get could not install it: ${lastLine(error as Error & { stderr?: string })}.` };
  }
  return { program: await onPath("redis-server", path) };
}

function lastLine(error: Error & { stderr?: string }): string {
  const lines = (error.stderr || error.message).split("\n").map((line) => line.trim());
  return (lines.findLast((line) => line !== "") ?? "no reason given").replace(/\.$/, "");
}

async function onPath(program: string, path: string): Promise<string | undefined> {
  for (const folder of path.split(delimiter)) {
    const file = join(folder, program);
    const usable = await access(file, constants.X_OK).then(
      () => true,
      () => false,
    );
    if (folder !== "" && usable) return file;
  }
  return undefined;
}
