import { execFile } from "node:child_process";
import { randomUUID } from "node:crypto";
import { link, mkdir, readdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";
import { SetupError } from "@throughline/contracts";

const run = promisify(execFile);

/** Who owns the data folder, as its lock file says. `url` is known once the desk listens. */
type Owner = { pid: number; url?: string };

export type OwnerLock = {
  /** Writes where the owner can be reached, for whoever comes second. */
  announce(url: string): Promise<void>;
  release(): Promise<void>;
};

/** Part of the command line of every owner, by which a dead owner's number in another's hands is told apart. */
const ownCommand = /standalone|throughline/;

/** Each try that fails shows that another start went ahead. */
const mostTries = 20;

/**
 * Makes this process the only owner of a data folder: two on one embedded database corrupt it.
 * Owners are numbered: `owner-7.json` was superseded by whoever could create `owner-8.json`, which the file
 * system grants to one only. The newest is never removed, so that a number that was seen is never free again
 * for one who comes late. A lock whose owner is gone is superseded.
 * Throws a `SetupError` that says where the owner runs when there is one, or that the folder cannot be used.
 */
export async function lockFolder(folder: string): Promise<OwnerLock> {
  try {
    await mkdir(folder, { recursive: true });
    for (let tries = 0; tries < mostTries; tries++) {
      const newest = await newestNumber(folder);
      const owner = await read(pathOf(folder, newest));
      if (owner && (await lives(owner))) throw new SetupError(alreadyRunning(owner, folder));
      if (await supersede(folder, newest)) return lockOf(folder, pathOf(folder, newest + 1));
    }
  } catch (error) {
    throw error instanceof SetupError ? error : new SetupError(unusable(folder, error), { cause: error });
  }
  throw new SetupError(`Another start is under way in ${folder}. Try again in a moment.`);
}

function lockOf(folder: string, path: string): OwnerLock {
  return {
    announce: (url) => write(folder, { pid: process.pid, url }, (made) => rename(made, path)),
    // Nobody's, but still there.
    release: () => write(folder, {}, (made) => rename(made, path)),
  };
}

const pathOf = (folder: string, number: number) => join(folder, `owner-${number}.json`);

async function numbers(folder: string): Promise<number[]> {
  const names = await readdir(folder);
  return names.flatMap((name) => /^owner-(\d+)\.json$/.exec(name)?.[1] ?? []).map(Number);
}

async function newestNumber(folder: string): Promise<number> {
  return Math.max(0, ...(await numbers(folder)));
}

/** Takes the number after the newest that was seen, and removes what is older. Answers whether it worked. */
async function supersede(folder: string, newest: number): Promise<boolean> {
  const own = newest + 1;
  const path = pathOf(folder, own);
  const taken = await write(folder, { pid: process.pid }, (made) => linkNew(made, path));
  if (!taken) return false;
  const now = await numbers(folder);
  // What was seen may be long past: others went ahead, and the number was free since it had been removed.
  if (now.some((number) => number > own)) {
    await rm(path, { force: true });
    return false;
  }
  for (const number of now.filter((older) => older < own)) await rm(pathOf(folder, number), { force: true });
  return true;
}

/** Writes a file whole before it gets its name: nobody reads half of it. */
async function write<T>(
  folder: string,
  owner: Partial<Owner>,
  name: (made: string) => Promise<T>,
): Promise<T> {
  const made = join(folder, `owner-${randomUUID()}.new`);
  try {
    await writeFile(made, JSON.stringify(owner), { flag: "wx" });
    return await name(made);
  } finally {
    await rm(made, { force: true });
  }
}

async function linkNew(made: string, path: string): Promise<boolean> {
  try {
    await link(made, path);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "EEXIST") return false;
    throw error;
  }
}

/** What cannot be read as an owner is nobody's. */
async function read(path: string): Promise<Owner | undefined> {
  try {
    const owner = JSON.parse(await readFile(path, "utf8")) as Owner;
    return Number.isInteger(owner.pid) && owner.pid > 0 ? owner : undefined;
  } catch {
    return undefined;
  }
}

/** A process number may have passed to another program since: the command line tells. */
async function lives(owner: Owner): Promise<boolean> {
  try {
    process.kill(owner.pid, 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "EPERM";
  }
  const command = await run("ps", ["-p", String(owner.pid), "-o", "args="]).catch(() => undefined);
  return command === undefined || ownCommand.test(command.stdout);
}

function alreadyRunning(owner: Owner, folder: string): string {
  const where = owner.url ? ` at ${owner.url}` : ", still starting";
  return (
    `Throughline is running already${where} (process ${owner.pid}, data in ${folder}). ` +
    "Open it there, or set THROUGHLINE_DATA and THROUGHLINE_PORT to run a second one beside it."
  );
}

const reasons: Record<string, string> = {
  EEXIST: "it is a file",
  ENOTDIR: "part of it is a file",
  EACCES: "this user may not write there",
  EROFS: "it is on a disk that is read only",
  ENOSPC: "its disk is full",
};

function unusable(folder: string, error: unknown): string {
  const { code, message } = error as NodeJS.ErrnoException;
  const reason = reasons[code ?? ""] ?? message;
  return `The data folder ${folder} cannot be used: ${reason}. Set THROUGHLINE_DATA to a folder that can be written.`;
}
