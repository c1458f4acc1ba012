import { parentPort, workerData } from "node:worker_threads";
import { PGlite } from "@electric-sql/pglite";
import { PGLiteSocketServer } from "@electric-sql/pglite-socket";

/**
 * The thread that owns the embedded database: a long query keeps this thread busy, not the one that serves
 * the desk. It speaks the Postgres protocol on a Unix socket, so that the store knows one driver only.
 */
const { dataFolder, socketPath } = workerData as { dataFolder: string | undefined; socketPath: string };

const db = await PGlite.create(dataFolder === undefined ? {} : { dataDir: dataFolder });
const server = new PGLiteSocketServer({ db, path: socketPath, maxConnections: 4 });
await server.start();

parentPort?.once("message", async () => {
  await server.stop();
  await db.close();
  parentPort?.postMessage("closed");
});
parentPort?.postMessage("ready");
