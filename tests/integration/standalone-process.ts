import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { cp, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("../..", import.meta.url));
const main = join(root, "packages/standalone/src/main.ts");

export type DeskFile = { url: string; token: string; pid: number };

/** The shipped story pack without its feeds, so that a test asks nobody but its own newsstand. */
export async function quietPack(folder: string): Promise<string> {
  const pack = join(folder, "pack");
  await cp(join(root, "seeds/iran-russia"), pack, { recursive: true });
  await writeFile(
    join(pack, "feeds.opml"),
    '<?xml version="1.0"?>\n<opml version="2.0"><head><title>none</title></head><body/></opml>\n',
  );
  return pack;
}

/** A folder for one run's data, and the settings that keep it apart from every other run. */
export async function runFolder(): Promise<{
  folder: string;
  settings: Record<string, string>;
  remove: () => Promise<void>;
}> {
  const folder = await mkdtemp(join(tmpdir(), "throughline-run-"));
  const settings = {
    THROUGHLINE_DATA: join(folder, "data"),
    THROUGHLINE_PACK: await quietPack(folder),
    THROUGHLINE_PORT: "0",
    THROUGHLINE_ALLOW_NETWORKS: "127.0.0.0/8",
    THROUGHLINE_HOST_GAP_MS: "0",
    THROUGHLINE_STUCK_SECONDS: "5",
  };
  return { folder, settings, remove: () => rm(folder, { recursive: true, force: true, maxRetries: 5 }) };
}

/** What `npm start` runs, as a process of its own. */
export function startProcess(settings: Record<string, string>) {
  const { REDIS_URL: _redis, DATABASE_URL: _database, ...environment } = process.env;
  const child = spawn(process.execPath, [main], { env: { ...environment, ...settings }, cwd: root });
  let output = "";
  for (const stream of [child.stdout, child.stderr]) {
    stream?.on("data", (data: Buffer) => {
      output += data.toString();
    });
  }
  return {
    child,
    output: () => output,
    /** Waits until the desk answers, and gives its address and the local token. */
    desk: () => deskOf(child, settings.THROUGHLINE_DATA ?? "", () => output),
    async stop(signal: NodeJS.Signals = "SIGINT"): Promise<{ code: number | null; tookMs: number }> {
      const start = performance.now();
      if (child.exitCode === null && child.signalCode === null) {
        const gone = once(child, "exit");
        child.kill(signal);
        await gone;
      }
      return { code: child.exitCode, tookMs: performance.now() - start };
    },
    async exited(): Promise<number | null> {
      if (child.exitCode === null && child.signalCode === null) await once(child, "exit");
      return child.exitCode;
    },
  };
}

async function deskOf(child: ChildProcess, data: string, output: () => string): Promise<DeskFile> {
  const end = Date.now() + 60_000;
  while (Date.now() < end) {
    if (child.exitCode !== null) throw new Error(`it exited with ${child.exitCode}:\n${output()}`);
    const text = await readFile(join(data, "desk.json"), "utf8").catch(() => undefined);
    const desk = text ? (JSON.parse(text) as DeskFile) : undefined;
    if (desk && desk.pid === child.pid && (await answers(desk))) return desk;
    await sleep(50);
  }
  throw new Error(`the desk never answered:\n${output()}`);
}

async function answers(desk: DeskFile): Promise<boolean> {
  const response = await fetch(`${desk.url}/healthz`).catch(() => undefined);
  await response?.body?.cancel();
  return response?.status === 200;
}

/** Calls the API; fails on any answer that is not 2xx. */
export async function api<T>(
  desk: DeskFile,
  path: string,
  init: { method?: string; body?: unknown } = {},
): Promise<T> {
  const response = await fetch(`${desk.url}/api/v1${path}`, {
    method: init.method ?? "GET",
    headers: {
      authorization: `Bearer ${desk.token}`,
      ...(init.body ? { "content-type": "application/json" } : {}),
    },
    ...(init.body ? { body: JSON.stringify(init.body) } : {}),
  });
  if (!response.ok) throw new Error(`${path} answered ${response.status}: ${await response.text()}`);
  return (await response.json()) as T;
}

/** Waits until a check holds, within a time in milliseconds. */
export async function until(what: string, check: () => Promise<boolean>, withinMs = 60_000): Promise<void> {
  const end = Date.now() + withinMs;
  while (!(await check())) {
    if (Date.now() > end) throw new Error(`not within ${withinMs / 1000} s: ${what}`);
    await sleep(100);
  }
}
