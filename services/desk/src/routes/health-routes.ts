import { Health, steps } from "@throughline/contracts";
import type { FastifyPluginAsyncZod } from "fastify-type-provider-zod";
import { partsUp } from "../parts-up.ts";
import { within } from "../within.ts";
import type { RouteNeeds } from "./route-needs.ts";

const countDeadlineMs = 2_000;

/** For those that watch the desk: health checks, open and terse, and Prometheus. */
export function healthRoutes(needs: RouteNeeds): FastifyPluginAsyncZod {
  const { metrics, queues } = needs;

  /** The gauges stay as they were where Redis is away. */
  async function countQueues(): Promise<void> {
    const counts = await Promise.all(steps.map((step) => queues.counts(step)));
    steps.forEach((step, index) => {
      for (const [state, count] of Object.entries(counts[index] ?? {}))
        metrics.queued.set({ step, state }, count);
    });
  }

  return async (app) => {
    app.get(
      "/healthz",
      {
        config: { open: true },
        schema: { summary: "Whether the line can work", response: { 200: Health, 503: Health } },
      },
      async (_request, reply) => {
        const parts = await partsUp(needs);
        const missing = (["redis", "store"] as const).filter((part) => parts[part] === "down");
        const status = missing.length === 0 ? "ok" : "failing";
        return reply.code(missing.length === 0 ? 200 : 503).send({ status, missing });
      },
    );
    app.get("/metrics", { schema: { hide: true } }, async (_request, reply) => {
      await within(countDeadlineMs, countQueues()).catch(() => {});
      return reply.type(metrics.registry.contentType).send(await metrics.registry.metrics());
    });
  };
}
