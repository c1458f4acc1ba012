import { execFile } from "node:child_process";
import { mkdir, open, readFile, rm, writeFile } from "node:fs/promises";
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

/**
 * Makes this process the only owner of a data folder: two on one embedded database corrupt it.
 * A lock whose owner is gone is taken over.
 * Throws a `SetupError` that says where the owner runs when there is one.
 */
export async function lockFolder(folder: string): Promise<OwnerLock> {
  await mkdir(folder, { recursive: true });
  const path = join(folder, "owner.json");
  if (!(await create(path))) {
    const owner = await read(path);
    if (owner && (await lives(owner))) throw new SetupError(alreadyRunning(owner, folder));
    await rm(path, { force: true });
    if (!(await create(path)))
      throw new SetupError(`Another start is under way in ${folder}. Try again in a moment.`);
  }
  return {
    announce: (url) => writeFile(path, JSON.stringify({ pid: process.pid, url } satisfies Owner)),
    release: () => rm(path, { force: true }),
  };
}

/** Creates the lock file with this process in it, unless there is one. */
async function create(path: string): Promise<boolean> {
  try {
    const file = await open(path, "wx");
    await file.writeFile(JSON.stringify({ pid: process.pid } satisfies Owner));
    await file.close();
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "EEXIST") return false;
    throw error;
  }
}

async function read(path: string): Promise<Owner | undefined> {
  try {
    return JSON.parse(await readFile(path, "utf8")) as Owner;
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
