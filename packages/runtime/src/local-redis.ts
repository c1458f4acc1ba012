import { execFile, spawn } from "node:child_process";
import { once } from "node:events";
import { access, constants, mkdir, readFile } from "node:fs/promises";
import { createServer } from "node:net";
import { delimiter, join } from "node:path";
import { promisify } from "node:util";
import { SetupError } from "@throughline/contracts";
import { checkRedis } from "./redis.ts";

const run = promisify(execFile);

/** A Redis to work with, what it is in words, and how to stop it if it was started here. */
export type LocalRedis = { url: string; description: string; stop: () => Promise<void> };

export type LocalRedisOptions = {
  /** The setting `REDIS_URL`; when it is given, nothing else is tried. */
  url?: string | undefined;
  /** Where a Redis started here keeps its data; in memory only when not given. */
  dataFolder?: string;
  /** Hears what is being done, for long work. */
  say?: (line: string) => void;
};

const startDeadlineMs = 10_000;

/**
 * Finds or starts a Redis, the first that works of: the given URL; `redis-server` or `valkey-server` on the
 * PATH; a Docker engine with an image of Redis; on Debian and its children as root, the package.
 * Throws a `SetupError` that says how to get one when none works.
 */
export async function provideRedis(options: LocalRedisOptions = {}): Promise<LocalRedis> {
  if (options.url) {
    const { version } = await checkRedis(options.url);
    return { url: options.url, description: `Redis ${version} from REDIS_URL`, stop: async () => {} };
  }
  const found = (await onPath("redis-server")) ?? (await onPath("valkey-server"));
  if (found) return startServer(found, options);
  const inDocker = await startInDocker(options.say);
  if (inDocker) return inDocker;
  const installed = await installPackage(options.say);
  if (installed) return startServer(installed, options);
  throw new SetupError(
    "Throughline needs a Redis (6.2 or later) and found none. Do one of these and start again:\n" +
      "  install it: apt-get install redis-server, dnf install redis, brew install redis\n" +
      "  or start Docker\n" +
      "  or set REDIS_URL to a Redis that runs, such as redis://127.0.0.1:6379",
  );
}

async function startServer(program: string, options: LocalRedisOptions): Promise<LocalRedis> {
  if (options.dataFolder) {
    await mkdir(options.dataFolder, { recursive: true });
    await stopLeftover(options.dataFolder);
  }
  const port = await freePort();
  const keep = options.dataFolder
    ? [
        ...["--dir", options.dataFolder, "--pidfile", join(options.dataFolder, pidFile)],
        ...["--appendonly", "yes", "--appendfsync", "everysec"],
      ]
    : ["--save", "", "--appendonly", "no"];
  const args = ["--port", String(port), "--bind", "127.0.0.1", "--maxmemory-policy", "noeviction", ...keep];
  // A group of its own: Ctrl-C in the terminal goes to Throughline only, which stops Redis after its workers.
  const server = spawn(program, [...args, "--loglevel", "warning"], {
    stdio: ["ignore", "pipe", "pipe"],
    detached: true,
  });
  let output = "";
  for (const stream of [server.stdout, server.stderr]) {
    stream.on("data", (data: Buffer) => {
      output = (output + data.toString()).slice(-2_000);
    });
  }
  const url = `redis://127.0.0.1:${port}`;
  const exited = once(server, "exit").then(([code]) => {
    throw new SetupError(`${program} stopped at its start (exit code ${code}): ${output.trim()}`);
  });
  exited.catch(() => {});
  const { version } = await Promise.race([exited, answering(url)]);
  const stop = async () => {
    if (server.exitCode !== null || server.signalCode !== null) return;
    const gone = once(server, "exit");
    server.kill("SIGTERM");
    const late = setTimeout(() => server.kill("SIGKILL"), 3_000);
    await gone;
    clearTimeout(late);
  };
  // Should this process die without stopping it, Redis must not outlive it.
  process.once("exit", () => server.kill("SIGKILL"));
  return { url, description: `Redis ${version}, started here on port ${port}`, stop };
}

const pidFile = "redis.pid";

/** A process that was killed cannot stop its Redis, and two on one folder would spoil its log. */
async function stopLeftover(folder: string): Promise<void> {
  const pid = Number(await readFile(join(folder, pidFile), "utf8").catch(() => ""));
  if (!Number.isInteger(pid) || pid <= 0) return;
  const { stdout } = await run("ps", ["-p", String(pid), "-o", "args="]).catch(() => ({ stdout: "" }));
  if (!/redis-server|valkey-server/.test(stdout)) return;
  process.kill(pid, "SIGTERM");
  const end = Date.now() + startDeadlineMs;
  while (Date.now() < end) {
    await new Promise((resolve) => setTimeout(resolve, 50));
    try {
      process.kill(pid, 0);
    } catch {
      return;
    }
  }
  process.kill(pid, "SIGKILL");
}

async function answering(url: string): Promise<{ version: string }> {
  const end = Date.now() + startDeadlineMs;
  for (;;) {
    try {
      return await checkRedis(url);
    } catch (error) {
      if (Date.now() > end || /version|policy/.test((error as Error).message)) throw error;
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  }
}

/** A container is tried only with an image that is there: what was never pulled may not be pullable. */
async function startInDocker(say?: (line: string) => void): Promise<LocalRedis | undefined> {
  if (!(await onPath("docker"))) return undefined;
  try {
    await run("docker", ["version", "--format", "{{.Server.Version}}"], { timeout: 5_000 });
    say?.("Starting Redis in Docker …");
    const { stdout } = await run(
      "docker",
      [
        "run",
        "--rm",
        "-d",
        "-p",
        "127.0.0.1::6379",
        "redis:8",
        "redis-server",
        "--maxmemory-policy",
        "noeviction",
      ],
      { timeout: 120_000 },
    );
    const id = stdout.trim();
    const { stdout: address } = await run("docker", ["port", id, "6379/tcp"]);
    const url = `redis://${address.split("\n")[0]?.trim()}`;
    const { version } = await answering(url);
    const stop = async () => {
      await run("docker", ["stop", "-t", "3", id]);
    };
    return { url, description: `Redis ${version}, started in Docker`, stop };
  } catch {
    return undefined;
  }
}

async function installPackage(say?: (line: string) => void): Promise<string | undefined> {
  if (process.getuid?.() !== 0 || !(await onPath("apt-get"))) return undefined;
  const release = await readFile("/etc/os-release", "utf8").catch(() => "");
  if (!/^ID(_LIKE)?=.*(debian|ubuntu)/m.test(release)) return undefined;
  say?.("No Redis on this machine: installing the package redis-server with apt-get …");
  const env = { ...process.env, DEBIAN_FRONTEND: "noninteractive" };
  await run("apt-get", ["update", "-qq"], { env, timeout: 300_000 });
  await run("apt-get", ["install", "-y", "-qq", "--no-install-recommends", "redis-server"], {
    env,
    timeout: 300_000,
  });
  return onPath("redis-server");
}

async function onPath(program: string): Promise<string | undefined> {
  for (const folder of (process.env.PATH ?? "").split(delimiter)) {
    const path = join(folder, program);
    const usable = await access(path, constants.X_OK).then(
      () => true,
      () => false,
    );
    if (folder !== "" && usable) return path;
  }
  return undefined;
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  server.close();
  if (address === null || typeof address === "string") throw new Error("no free port");
  return address.port;
}
