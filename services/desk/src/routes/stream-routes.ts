import type { FastifyPluginAsyncZod } from "fastify-type-provider-zod";
import { z } from "zod";
import type { LiveHub } from "../live-hub.ts";
import { HttpProblem } from "../problem.ts";

/** The live stream: a `LiveMessage` for whatever moved. */
export function streamRoutes(hub: LiveHub): FastifyPluginAsyncZod {
  return async (app) => {
    app.get(
      "/api/v1/stream",
      {
        // An answer to HEAD has an end; a stream does not.
        exposeHeadRoute: false,
        schema: {
          summary: "Server-sent events: a LiveMessage as JSON for whatever moved",
          produces: ["text/event-stream"],
          response: { 200: z.string() },
        },
      },
      async (_request, reply) => {
        if (hub.isFull()) {
          throw new HttpProblem(
            503,
            "Too many pages listen to the live stream. Close some, and reload this one.",
            {
              headers: { "retry-after": "30" },
            },
          );
        }
        const headers = Object.entries(reply.getHeaders()).filter(([, value]) => value !== undefined);
        reply.hijack();
        reply.raw.writeHead(200, {
          ...(Object.fromEntries(headers) as Record<string, string>),
          "content-type": "text/event-stream; charset=utf-8",
          "cache-control": "no-store",
          // nginx would hold the events back.
          "x-accel-buffering": "no",
        });
        hub.connect(reply.raw);
      },
    );
  };
}
