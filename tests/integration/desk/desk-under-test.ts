import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type StoryPack, unchangingPack } from "@throughline/contracts";
import { createDesk, type DeskNeeds } from "@throughline/desk";
import {
  connectRedis,
  createHostLeases,
  createLogger,
  createMetrics,
  createQuestions,
  createQueues,
} from "@throughline/runtime";
import { openTestStore, startNewsstand, startTestRedis } from "@throughline/testkit";
import { createWeb } from "@throughline/web";

/** A story with two groups of publishers and no words: the desk's tests need no more. */
const pack: StoryPack = {
  folder: "nowhere",
  version: "0000000000000000",
  definition: {
    id: "test-story",
    name: "A test story",
    description: "",
    languages: ["en"],
    publisherGroups: [
      { id: "state", label: "state media", mark: "S", stateMedia: true },
      { id: "independent", label: "independent", mark: "N" },
    ],
    relevance: { threshold: 0.5, bias: 0, rules: [] },
    topics: [{ code: "11000000", label: "politics", words: {} }],
  },
  entities: [
    {
      id: "Q1",
      formerIds: ["local:abbas-araghchi"],
      name: "Abbas Araghchi",
      type: "person",
      country: "IR",
      roles: [],
      aliases: {},
      demonyms: {},
      metonyms: {},
    },
  ],
  publishers: [],
  sites: [],
  feeds: [],
  articles: [],
};

export type DeskUnderTest = Awaited<ReturnType<typeof startDeskUnderTest>>;

/** A desk that serves on a real store, a real Redis and beside a newsstand, with all of them at hand. */
export async function startDeskUnderTest(
  settings: Partial<DeskNeeds["settings"]> = {},
  more: Pick<DeskNeeds, "live" | "now"> = {},
) {
  const [store, server, newsstand, folder] = await Promise.all([
    openTestStore(),
    startTestRedis(),
    startNewsstand(),
    mkdtemp(join(tmpdir(), "desk-")),
  ]);
  const redis = connectRedis(server.url, "producer");
  await redis.connect();
  const queues = createQueues({ redis, namespace: server.namespace, depth: 1000 });
  const questions = createQuestions({ redis, namespace: server.namespace });
  const web = createWeb({ version: "test", allowNetworks: ["127.0.0.0/8"] });
  const needs: DeskNeeds = {
    store,
    redis,
    queues,
    ask: questions.ask,
    leases: createHostLeases(redis, { namespace: server.namespace, gapMs: 0 }),
    web,
    pack: unchangingPack(pack, new Date("2026-06-23T09:00:00Z")),
    namespace: server.namespace,
    settings: {
      THROUGHLINE_HOST: "127.0.0.1",
      THROUGHLINE_PORT: 0,
      THROUGHLINE_PUBLIC_HOSTS: "",
      THROUGHLINE_PASSWORD: undefined,
      THROUGHLINE_DATA: folder,
      THROUGHLINE_POLL_MINUTES: 60,
      ...settings,
    },
    mode: "standalone",
    version: "1.2.3",
    log: createLogger("desk", "silent"),
    metrics: createMetrics(),
    ...more,
  };
  const first = await serve(needs);
  return {
    ...needs,
    ...first,
    needs,
    redisUrl: server.url,
    folder,
    newsstand,
    /** Serves another desk on the same parts. */
    serveAnother: (
      other: Partial<DeskNeeds["settings"]>,
      now?: () => Date,
      parts: Partial<Pick<DeskNeeds, "redis" | "queues">> = {},
    ) =>
      serve({
        ...needs,
        ...parts,
        now,
        settings: { ...needs.settings, THROUGHLINE_DATA: join(folder, "another"), ...other },
      }),
    async close() {
      await first.stopDesk();
      await Promise.all([queues.close(), questions.close()]);
      redis.disconnect();
      await Promise.all([web.close(), newsstand.close(), store.close(), server.stop()]);
      await rm(folder, { recursive: true, force: true });
    },
  };
}

export type ServedDesk = Awaited<ReturnType<typeof serve>>;

async function serve(needs: DeskNeeds) {
  const desk = createDesk(needs);
  const { url, madePassword } = await desk.listen();
  return {
    url,
    madePassword,
    /** Asks the desk; a body that is not text goes as JSON. */
    async ask(method: string, path: string, body?: unknown, headers: Record<string, string> = {}) {
      const json = body !== undefined && typeof body !== "string";
      const response = await fetch(`${url}${path}`, {
        method,
        redirect: "manual",
        headers: { ...(json ? { "content-type": "application/json" } : {}), ...headers },
        body: json ? JSON.stringify(body) : body,
      });
      const text = await response.text();
      const isJson = /json/.test(response.headers.get("content-type") ?? "");
      return {
        status: response.status,
        headers: response.headers,
        text,
        body: isJson ? JSON.parse(text) : undefined,
      };
    },
    /** The desk's `desk.json`. */
    localAccess: async () =>
      JSON.parse(await readFile(join(needs.settings.THROUGHLINE_DATA, "desk.json"), "utf8")),
    stopDesk: () => desk.close(),
  };
}
