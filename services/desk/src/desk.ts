import { randomBytes } from "node:crypto";
import { subscribeLive } from "@throughline/runtime";
import { type Credentials, openCredentials } from "./access/credentials.ts";
import { type LocalAccess, writeLocalAccess } from "./access/local-access.ts";
import { isLoopbackHost } from "./access/loopback.ts";
import { publicHostsOf } from "./access/same-origin.ts";
import { createDeskApp } from "./desk-app.ts";
import { listenOn } from "./listen-on.ts";
import { createLiveHub, type LiveHub } from "./live-hub.ts";
import type { DeskNeeds } from "./needs.ts";
import { startSearchIndexing } from "./search-indexing.ts";

export type Desk = {
  /**
   * Starts to serve. `madePassword` is there once: when a login is needed and no password was set or made
   * before; whoever starts the desk shows it to the person. Throws a `SetupError` for a port that is taken.
   */
  listen(): Promise<{ url: string; madePassword?: string }>;
  close(): Promise<void>;
};

/** The desk: everything that people and programs see of Throughline. */
export function createDesk(given: DeskNeeds): Desk {
  const needs = { ...given, now: given.now ?? (() => new Date()) };
  const ends: (() => Promise<unknown> | unknown)[] = [];
  const close = async () => {
    for (const end of ends.splice(0).reverse()) await end();
  };

  async function open() {
    const credentials = await credentialsFor(needs);
    const token = randomBytes(32).toString("base64url");
    const hub = createLiveHub(needs.live);
    ends.push(hearLive(needs, hub), startSearchIndexing(needs));
    const app = await createDeskApp(needs, { credentials, token, hub });
    // The hub ends first: an open stream would hold up the server's end.
    ends.push(
      () => app.close(),
      () => hub.close(),
    );
    const url = await listenOn(app, needs.settings);
    ends.push(await letCommandIn(needs, { url, token, pid: process.pid }));
    return { url, madePassword: credentials?.madePassword };
  }

  return {
    async listen() {
      try {
        return await open();
      } catch (error) {
        await close();
        throw error;
      }
    },
    close,
  };
}

type ClockedNeeds = DeskNeeds & { now: () => Date };

/**
 * A login is needed as soon as somebody else may reach the desk: on any address but loopback, under a public
 * name, and where a password was set.
 */
async function credentialsFor({ store, settings, now }: ClockedNeeds): Promise<Credentials | undefined> {
  const alone =
    isLoopbackHost(settings.THROUGHLINE_HOST) &&
    publicHostsOf(settings).length === 0 &&
    settings.THROUGHLINE_PASSWORD === undefined;
  return alone ? undefined : openCredentials({ meta: store.meta, given: settings.THROUGHLINE_PASSWORD, now });
}

/** Passes on what the line tells. Where Redis is away, it is heard as soon as it is back. */
function hearLive({ redis, namespace }: DeskNeeds, hub: LiveHub): () => void {
  const subscriber = redis.duplicate({ maxRetriesPerRequest: null, enableOfflineQueue: true });
  subscriber.on("error", () => {});
  void subscribeLive(subscriber, namespace, (message) => hub.publish(message)).catch(() => {});
  return () => subscriber.disconnect();
}

/** The desk works without the file, too. Answers how to take it away again. */
async function letCommandIn({ settings, log }: DeskNeeds, access: LocalAccess): Promise<() => Promise<void>> {
  try {
    return await writeLocalAccess(settings.THROUGHLINE_DATA, access);
  } catch (error) {
    log.warn(
      { error: (error as Error).message },
      "desk.json cannot be written: the throughline command will need the password",
    );
    return async () => {};
  }
}
