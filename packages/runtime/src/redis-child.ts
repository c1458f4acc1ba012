import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdir } from "node:fs/promises";
import { createServer } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";
import { SetupError } from "@throughline/contracts";
import { answering } from "./redis.ts";
import { noteServer, stopLeftover } from "./redis-leftover.ts";

export type RedisChildOptions = {
  /** Where it keeps its data; in memory only when not given. */
  dataFolder?: string | undefined;
  /** Hears what happens, for a person. */
  say?: ((line: string) => void) | undefined;
};

/** A server that dies so often within this time, in milliseconds, is not started again. */
const mostDeaths = 5;
const deathsWithinMs = 60_000;
/** Wait before a new start, in milliseconds: what took the memory or the port may be gone by then. */
const restartAfterMs = 200;

/** Whether a server that died at these moments, the last of them now, is to be started again. */
export function isToRestart(deaths: readonly number[]): boolean {
  const now = deaths.at(-1) ?? 0;
  return deaths.filter((at) => now - at < deathsWithinMs).length <= mostDeaths;
}

/**
 * Starts a Redis server as a child of this process, on a free port, and starts it again on the same port and
 * folder when it dies. It ends with this process, whatever ends that, unless it is SIGKILL: then the next start
 * on the folder ends it.
 * Throws a `SetupError` with the server's own words when it does not start, or cannot be used.
 */
export async function startRedisChild(program: string, options: RedisChildOptions) {
  const { dataFolder: folder, say } = options;
  if (folder) {
    await mkdir(folder, { recursive: true });
    await stopLeftover(folder);
  }
  const port = await freePort();
  const url = `redis://127.0.0.1:${port}`;
  let stopping = false;
  let server = launch();
  // Should this process die without stopping it, Redis must not outlive it.
  const kill = () => server.child.kill("SIGKILL");
  process.once("exit", kill);

  function launch() {
    const launched = spawnServer(program, port, folder);
    const { pid } = launched.child;
    try {
      if (folder && pid !== undefined) noteServer(folder, { pid, port });
    } catch (error) {
      launched.child.kill("SIGKILL");
      throw error;
    }
    return launched;
  }

  async function keepAlive(): Promise<void> {
    const deaths: number[] = [];
    for (;;) {
      const how = await server.gone;
      if (stopping) return;
      deaths.push(Date.now());
      if (!isToRestart(deaths)) {
        say?.(
          `Redis keeps dying (${how}) and is not started again. Stop Throughline, see why, and start it.`,
        );
        return;
      }
      say?.(`Redis died (${how}); it is started again on port ${port}.`);
      await sleep(restartAfterMs, undefined, { ref: false });
      if (stopping) return;
      server = launch();
    }
  }

  async function stop(): Promise<void> {
    stopping = true;
    await stopServer(server);
    process.off("exit", kill);
  }

  try {
    const died = server.gone.then((how) => {
      throw new SetupError(`${program} stopped at its start (${how})`);
    });
    died.catch(() => {});
    const { version } = await Promise.race([died, answering(url)]);
    keepAlive().catch((error: Error) => say?.(`Redis could not be started again: ${error.message}`));
    return { url, port, version, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

type Server = { child: ChildProcess; gone: Promise<string> };

/** `gone` tells how the server ended; one that ended itself, with its last words. */
function spawnServer(program: string, port: number, folder: string | undefined): Server {
  const keep = folder
    ? ["--dir", folder, "--appendonly", "yes", "--appendfsync", "everysec"]
    : ["--save", "", "--appendonly", "no"];
  const args = ["--port", String(port), "--bind", "127.0.0.1", "--maxmemory-policy", "noeviction", ...keep];
  // A group of its own: Ctrl-C in the terminal goes to Throughline only, which stops Redis after its workers.
  const child = spawn(program, [...args, "--loglevel", "warning"], {
    stdio: ["ignore", "pipe", "pipe"],
    detached: true,
  });
  let output = "";
  for (const stream of [child.stdout, child.stderr]) {
    stream?.on("data", (data: Buffer) => {
      output = (output + data.toString()).slice(-2_000);
    });
  }
  const gone = new Promise<string>((resolve) => {
    child.once("error", (error) => resolve(error.message));
    child.once("exit", (code, signal) => resolve(signal ?? `exit code ${code}: ${output.trim()}`));
  });
  return { child, gone };
}

async function stopServer({ child, gone }: Server): Promise<void> {
  child.kill("SIGTERM");
  const late = setTimeout(() => child.kill("SIGKILL"), 3_000);
  await gone;
  clearTimeout(late);
}

export async function freePort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  server.close();
  if (address === null || typeof address === "string") throw new Error("no free port");
  return address.port;
}
