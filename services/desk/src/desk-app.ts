import type { AddressInfo } from "node:net";
import cookie from "@fastify/cookie";
import swagger from "@fastify/swagger";
import { createLivePublisher } from "@throughline/runtime";
import {
  type FastifyBaseLogger,
  type FastifyInstance,
  type FastifyReply,
  type FastifyRequest,
  fastify,
  LogController,
} from "fastify";
import { serializerCompiler, validatorCompiler } from "fastify-type-provider-zod";
import { createAttempts } from "./access/attempts.ts";
import type { Credentials } from "./access/credentials.ts";
import { createGate } from "./access/gate.ts";
import { loginRoutes } from "./access/login-routes.ts";
import { type HostPolicy, publicHostsOf } from "./access/same-origin.ts";
import type { LiveHub } from "./live-hub.ts";
import type { DeskNeeds } from "./needs.ts";
import { openApiOptions } from "./openapi.ts";
import { servePage } from "./page.ts";
import { missing, sendProblem } from "./problem.ts";
import { serveQueueBoards } from "./queue-boards.ts";
import { articleRoutes } from "./routes/article-routes.ts";
import { checkRoutes } from "./routes/check-routes.ts";
import { compareRoutes } from "./routes/compare-routes.ts";
import { copyRulingRoutes } from "./routes/copy-ruling-routes.ts";
import { correctionRoutes } from "./routes/correction-routes.ts";
import { deadLetterRoutes } from "./routes/dead-letter-routes.ts";
import { entityRoutes } from "./routes/entity-routes.ts";
import { eventRoutes } from "./routes/event-routes.ts";
import { feedRoutes } from "./routes/feed-routes.ts";
import { healthRoutes } from "./routes/health-routes.ts";
import { importRoutes } from "./routes/import-routes.ts";
import { lineRoutes } from "./routes/line-routes.ts";
import { nameRoutes } from "./routes/name-routes.ts";
import { packRoutes } from "./routes/pack-routes.ts";
import { replayRoutes } from "./routes/replay-routes.ts";
import type { RouteNeeds } from "./routes/route-needs.ts";
import { streamRoutes } from "./routes/stream-routes.ts";
import { websubRoutes } from "./routes/websub-routes.ts";

/** How the desk lets people and programs in, and what it tells them live. */
export type DeskAccess = { credentials: Credentials | undefined; token: string; hub: LiveHub };

/** The HTTP server of the desk with all its routes, behind its gate; not listening yet. */
export async function createDeskApp(
  needs: DeskNeeds & { now: () => Date },
  { credentials, token, hub }: DeskAccess,
): Promise<FastifyInstance> {
  const app = bareApp(needs);
  const attempts = createAttempts(needs.now);
  await app.register(cookie);
  await app.register(swagger, openApiOptions(needs.pack.current().definition.name, needs.version));
  app.addHook("onRequest", createGate({ policy: hostPolicy(app, needs), token, credentials, attempts }));
  app.setNotFoundHandler(nothingThere);
  await registerRoutes(app, { ...needs, publish: createLivePublisher(needs.redis, needs.namespace) }, hub);
  await app.register(loginRoutes(credentials, attempts));
  await serveQueueBoards(app, needs.queues);
  await servePage(app);
  return app;
}

async function nothingThere(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const what = `${request.method} ${request.url.split("?", 1)[0]}`;
  return sendProblem(missing(what, "/api/openapi.json lists what there is."), request, reply);
}

function bareApp({ log }: DeskNeeds): FastifyInstance {
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
  return app;
}

/** The port is known once the server listens, where the setting leaves it open. */
function hostPolicy(app: FastifyInstance, { settings }: DeskNeeds): () => HostPolicy {
  const publicHosts = publicHostsOf(settings);
  return () => ({
    listensOn: settings.THROUGHLINE_HOST,
    port: (app.server.address() as AddressInfo | null)?.port ?? settings.THROUGHLINE_PORT,
    publicHosts,
  });
}

async function registerRoutes(app: FastifyInstance, needs: RouteNeeds, hub: LiveHub): Promise<void> {
  const all = [
    feedRoutes,
    importRoutes,
    checkRoutes,
    articleRoutes,
    compareRoutes,
    correctionRoutes,
    copyRulingRoutes,
    eventRoutes,
    entityRoutes,
    nameRoutes,
    packRoutes,
    lineRoutes,
    deadLetterRoutes,
    replayRoutes,
    healthRoutes,
  ];
  for (const routes of all) await app.register(routes(needs));
  await app.register(streamRoutes(hub));
  await app.register(websubRoutes(needs));
  app.get("/api/openapi.json", { schema: { hide: true } }, async () => app.swagger());
  // Nothing below /api is a place of the page, which is open to everybody.
  app.all("/api/*", { schema: { hide: true } }, nothingThere);
}
