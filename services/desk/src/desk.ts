import { randomBytes } from "node:crypto";
import type { AddressInfo } from "node:net";
import cookie from "@fastify/cookie";
import swagger from "@fastify/swagger";
import { SetupError } from "@throughline/contracts";
import { createLivePublisher, subscribeLive } from "@throughline/runtime";
import { type FastifyBaseLogger, type FastifyInstance, fastify, LogController } from "fastify";
import { jsonSchemaTransform, serializerCompiler, validatorCompiler } from "fastify-type-provider-zod";
import { createAttempts } from "./access/attempts.ts";
import { type Credentials, openCredentials } from "./access/credentials.ts";
import { createGate } from "./access/gate.ts";
import { writeLocalAccess } from "./access/local-access.ts";
import { loginRoutes } from "./access/login-routes.ts";
import { isLoopbackHost, urlOf } from "./access/loopback.ts";
import { hostNames } from "./access/same-origin.ts";
import { createLiveHub, type LiveHub } from "./live-hub.ts";
import type { DeskNeeds } from "./needs.ts";
import { servePage } from "./page.ts";
import { missing, sendProblem } from "./problem.ts";
import { serveQueueBoards } from "./queue-boards.ts";
import { articleRoutes } from "./routes/article-routes.ts";
import { deadLetterRoutes } from "./routes/dead-letter-routes.ts";
import { feedRoutes } from "./routes/feed-routes.ts";
import { healthRoutes } from "./routes/health-routes.ts";
import { lineRoutes } from "./routes/line-routes.ts";
import { opmlRoutes } from "./routes/opml-routes.ts";
import { replayRoutes } from "./routes/replay-routes.ts";
import type { RouteNeeds } from "./routes/route-needs.ts";
import { streamRoutes } from "./routes/stream-routes.ts";
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
  const { settings, log } = needs;
  const ends: (() => Promise<unknown> | unknown)[] = [];
  const close = async () => {
    for (const end of ends.splice(0).reverse()) await end();
  };

  return {
    async listen() {
      try {
        const credentials = await credentialsFor(needs);
        const token = randomBytes(32).toString("base64url");
        const hub = createLiveHub(needs.live);
        ends.push(() => hub.close());
        ends.push(await hearLive(needs, hub));
        ends.push(startSearchIndexing(needs));
        const app = await buildApp(needs, { credentials, token, hub });
        // Closed first, streams and all: an open page must not hold the process.
        ends.push(
          () => app.close(),
          () => hub.close(),
        );
        const url = await listenOn(app, settings);
        const removeAccess = await writeLocalAccess(settings.THROUGHLINE_DATA, {
          url,
          token,
          pid: process.pid,
        }).catch((error: Error) => {
          log.warn(
            { error: error.message },
            "desk.json not written: the throughline command will need the password",
          );
          return async () => {};
        });
        ends.push(removeAccess);
        return { url, madePassword: credentials?.madePassword };
      } catch (error) {
        await close();
        throw error;
      }
    },
    close,
  };
}

/**
 * A login is needed as soon as somebody else may reach the desk: on any address but loopback, under a public
 * name, and where a password was set.
 */
async function credentialsFor({ store, settings, now }: RequiredNeeds): Promise<Credentials | undefined> {
  const alone =
    isLoopbackHost(settings.THROUGHLINE_HOST) &&
    hostNames(settings.THROUGHLINE_PUBLIC_HOSTS).length === 0 &&
    settings.THROUGHLINE_PASSWORD === undefined;
  return alone ? undefined : openCredentials({ meta: store.meta, given: settings.THROUGHLINE_PASSWORD, now });
}

type RequiredNeeds = DeskNeeds & { now: () => Date };

/** Passes on what the line tells. Where Redis is away, it is heard as soon as it is back. */
async function hearLive({ redis, namespace }: RequiredNeeds, hub: LiveHub): Promise<() => void> {
  const subscriber = redis.duplicate({ maxRetriesPerRequest: null, enableOfflineQueue: true });
  subscriber.on("error", () => {});
  void subscribeLive(subscriber, namespace, (message) => hub.publish(message)).catch(() => {});
  return () => subscriber.disconnect();
}

async function listenOn(app: FastifyInstance, settings: DeskNeeds["settings"]): Promise<string> {
  const { THROUGHLINE_HOST: host, THROUGHLINE_PORT: port } = settings;
  try {
    await app.listen({ host, port });
  } catch (error) {
    throw cannotListen(error as NodeJS.ErrnoException, host, port);
  }
  return urlOf(host, (app.server.address() as AddressInfo).port);
}

function cannotListen(error: NodeJS.ErrnoException, host: string, port: number): Error {
  const reasons: Record<string, string> = {
    EADDRINUSE: `Port ${port} on ${host} is taken by another program. Stop that one, or set THROUGHLINE_PORT to another port.`,
    EACCES: `Port ${port} may not be used by this user. Set THROUGHLINE_PORT to one above 1023.`,
    EADDRNOTAVAIL: `This machine has no address ${host}. Set THROUGHLINE_HOST to one that it has, such as 127.0.0.1.`,
    ENOTFOUND: `The name ${host} cannot be resolved. Set THROUGHLINE_HOST to an address of this machine, such as 127.0.0.1.`,
  };
  const reason = reasons[error.code ?? ""];
  return reason === undefined ? error : new SetupError(reason, { cause: error });
}

async function buildApp(
  needs: RequiredNeeds,
  { credentials, token, hub }: { credentials: Credentials | undefined; token: string; hub: LiveHub },
): Promise<FastifyInstance> {
  const { settings, queues, log } = needs;
  const logger: FastifyBaseLogger = log.child({ part: "desk" });
  const app = fastify({
    loggerInstance: logger,
    logController: new LogController({ disableRequestLogging: true }),
    bodyLimit: 256 * 1024,
    requestTimeout: 60_000,
    forceCloseConnections: true,
    routerOptions: { maxParamLength: 200 },
  });
  app.setValidatorCompiler(validatorCompiler);
  app.setSerializerCompiler(serializerCompiler);
  app.setErrorHandler(sendProblem);
  const publicHosts = hostNames(settings.THROUGHLINE_PUBLIC_HOSTS);
  const attempts = createAttempts(needs.now);
  await app.register(cookie);
  await app.register(swagger, {
    openapi: {
      info: { title: "Throughline", description: needs.pack.definition.name, version: needs.version },
    },
    transform: jsonSchemaTransform,
  });
  const policy = () => ({
    listensOn: settings.THROUGHLINE_HOST,
    port: (app.server.address() as AddressInfo | null)?.port ?? settings.THROUGHLINE_PORT,
    publicHosts,
  });
  app.addHook("onRequest", createGate({ policy, token, credentials, attempts }));
  app.setNotFoundHandler((request, reply) =>
    sendProblem(
      missing(`${request.method} ${request.url.split("?", 1)[0]}`, "/api/openapi.json lists what there is."),
      request,
      reply,
    ),
  );
  await registerRoutes(app, { ...needs, publish: createLivePublisher(needs.redis, needs.namespace) }, hub);
  await app.register(loginRoutes(credentials, attempts));
  await serveQueueBoards(app, queues);
  await servePage(app);
  return app;
}

async function registerRoutes(app: FastifyInstance, needs: RouteNeeds, hub: LiveHub): Promise<void> {
  const all = [
    feedRoutes,
    opmlRoutes,
    articleRoutes,
    lineRoutes,
    deadLetterRoutes,
    replayRoutes,
    healthRoutes,
  ];
  for (const routes of all) await app.register(routes(needs));
  await app.register(streamRoutes(hub));
  app.get("/api/openapi.json", { schema: { hide: true } }, async () => app.swagger());
}
