import { once } from "node:events";
import { mkdir, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Worker } from "node:worker_threads";
import { SetupError } from "@throughline/contracts";

/** A Postgres inside this process: PGlite in a thread of its own, behind a Unix socket that only this user may open. */
export type EmbeddedDatabase = {
  /** Folder of the socket, as the driver's `host`. One connection at a time is all that PGlite serves well. */
  socketFolder: string;
  close(): Promise<void>;
};

const closeDeadlineMs = 5_000;

/**
 * Starts PGlite on a folder, or in memory without one. A folder may have one owner only: a second process on
 * it corrupts the data, so the caller holds a lock. Throws a `SetupError` when the folder cannot be opened.
 */
export async function startEmbeddedDatabase(dataFolder?: string): Promise<EmbeddedDatabase> {
  if (dataFolder !== undefined) await mkdir(dataFolder, { recursive: true });
  // In the temporary folder, since a socket's path may have 107 bytes at most.
  const socketFolder = await mkdtemp(join(tmpdir(), "throughline-"));
  const socketPath = join(socketFolder, ".s.PGSQL.5432");
  const thread = new Worker(new URL("./pglite-thread.ts", import.meta.url), {
    workerData: { dataFolder, socketPath },
  });
  try {
    await once(thread, "message");
  } catch (error) {
    await rm(socketFolder, { recursive: true, force: true });
    throw new SetupError(
      `The embedded database in ${dataFolder ?? "memory"} does not open: ${(error as Error).message}. ` +
        "Move the folder away to start afresh, or set DATABASE_URL to use a Postgres.",
      { cause: error },
    );
  }
  return {
    socketFolder,
    async close() {
      const closed = once(thread, "message");
      thread.postMessage("close");
      await Promise.race([closed, new Promise((resolve) => setTimeout(resolve, closeDeadlineMs).unref())]);
      await thread.terminate();
      await rm(socketFolder, { recursive: true, force: true });
    },
  };
}
