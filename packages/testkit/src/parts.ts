import { randomBytes } from "node:crypto";
import { type LocalRedis, provideRedis } from "@throughline/runtime";
import { type EmbeddedDatabase, openStore, type Store, startEmbeddedDatabase } from "@throughline/store";
import pg from "pg";

/** A Redis for one test file: the one of `REDIS_URL`, or a private server that is stopped with the file. */
export async function startTestRedis(): Promise<LocalRedis & { namespace: string }> {
  const redis = await provideRedis({ url: process.env.REDIS_URL });
  // Test files that share a server keep out of each other's keys.
  return { ...redis, namespace: `test-${randomBytes(4).toString("hex")}` };
}

/**
 * A fresh store for one test: a new database of `TEST_DATABASE_URL`'s Postgres, or PGlite in memory. PGlite takes
 * a second to start, so a test file starts one, and each test finds it emptied.
 */
export async function openTestStore(): Promise<Store> {
  const server = process.env.TEST_DATABASE_URL;
  if (server) return openOnServer(server);
  if (inUse) return openStore({});
  inUse = true;
  shared ??= startEmbeddedDatabase();
  const embedded = await shared;
  const client = new pg.Client({ host: embedded.socketFolder, user: "postgres", database: "postgres" });
  await client.connect();
  await client.query("drop schema public cascade; create schema public");
  await client.end();
  const store = await openStore({ embedded });
  return {
    ...store,
    close: async () => {
      await store.close();
      inUse = false;
    },
  };
}

let shared: Promise<EmbeddedDatabase> | undefined;
let inUse = false;

async function openOnServer(server: string): Promise<Store> {
  const name = `test_${randomBytes(6).toString("hex")}`;
  await onServer(server, `create database ${name}`);
  const url = new URL(server);
  url.pathname = `/${name}`;
  const store = await openStore({ databaseUrl: url.href });
  return {
    ...store,
    close: async () => {
      await store.close();
      await onServer(server, `drop database ${name} with (force)`);
    },
  };
}

async function onServer(connectionString: string, statement: string): Promise<void> {
  const client = new pg.Client({ connectionString });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}
