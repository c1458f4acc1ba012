import { writeFileSync } from "node:fs";
import { readFile, realpath, rm } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { Redis } from "ioredis";

/** Where the server of a data folder is found. */
export type ServerNote = { pid: number; port: number };

const noteFile = "server.json";
const answerDeadlineMs = 2_000;
const endDeadlineMs = 10_000;

/** Writes down the server of a folder, at once: this process may be killed in the next moment. */
export function noteServer(folder: string, note: ServerNote): void {
  writeFileSync(join(folder, noteFile), JSON.stringify(note));
}

/**
 * Ends the server that an earlier process started on the folder and could not stop, since two on one folder
 * would spoil its log. Numbers of processes and ports pass to others: only a server that says itself that it is
 * that process and keeps its data in this folder is ended.
 */
export async function stopLeftover(folder: string): Promise<void> {
  const path = join(folder, noteFile);
  const note = parseNote(await readFile(path, "utf8").catch(() => ""));
  if (note && isAlive(note.pid)) await shutDown(note, await realpath(folder));
  await rm(path, { force: true });
}

function parseNote(text: string): ServerNote | undefined {
  try {
    const { pid, port } = JSON.parse(text) as ServerNote;
    return Number.isInteger(pid) && pid > 0 && Number.isInteger(port) ? { pid, port } : undefined;
  } catch {
    return undefined;
  }
}

async function shutDown({ pid, port }: ServerNote, folder: string): Promise<void> {
  const redis = new Redis({
    host: "127.0.0.1",
    port,
    lazyConnect: true,
    // It may still be loading: it answers these questions all the same.
    enableReadyCheck: false,
    connectTimeout: answerDeadlineMs,
    commandTimeout: answerDeadlineMs,
    retryStrategy: () => null,
  });
  redis.on("error", () => {});
  try {
    await redis.connect();
    const process = /^process_id:(\d+)/m.exec(await redis.info("server"))?.[1];
    const [, keptIn] = (await redis.config("GET", "dir")) as string[];
    if (Number(process) !== pid || keptIn !== folder) return;
    // Its answer is the end of the connection.
    await redis.shutdown().catch(() => {});
    await ended(pid);
  } catch {
    // What does not answer, or wants a password, is not a server that was started here.
  } finally {
    redis.disconnect();
  }
}

async function ended(pid: number): Promise<void> {
  const end = Date.now() + endDeadlineMs;
  while (isAlive(pid)) {
    if (Date.now() > end) return void process.kill(pid, "SIGKILL");
    await sleep(50);
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}
