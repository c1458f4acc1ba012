import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import type { Metrics } from "./metrics.ts";

/** What is missing for the process to do its work, in words; empty when it is well. */
export type HealthCheck = () => Promise<string[]>;

const checkDeadlineMs = 3_000;

/** Serves `/healthz` (200, or 503 with what is missing) and `/metrics` of a process without a desk. */
export async function startHealthServer(options: { port: number; metrics: Metrics; missing: HealthCheck }) {
  const server = createServer(async (request, response) => {
    if (request.url === "/healthz") {
      const missing = await checkHealth(options.missing);
      response.writeHead(missing.length === 0 ? 200 : 503, { "content-type": "application/json" });
      response.end(JSON.stringify({ ok: missing.length === 0, missing }));
    } else if (request.url === "/metrics") {
      response.writeHead(200, { "content-type": options.metrics.registry.contentType });
      response.end(await options.metrics.registry.metrics());
    } else {
      response.writeHead(404).end();
    }
  });
  server.requestTimeout = 5_000;
  server.listen(options.port);
  await once(server, "listening");
  return {
    port: (server.address() as AddressInfo).port,
    close: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, "close");
    },
  };
}

/** Runs a health check within 3 s; one that does not answer is itself what is missing. */
export async function checkHealth(check: HealthCheck): Promise<string[]> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<string[]>((resolve) => {
    timer = setTimeout(() => resolve(["no answer within 3 s"]), checkDeadlineMs);
  });
  try {
    return await Promise.race([check(), late]);
  } catch (error) {
    return [(error as Error).message];
  } finally {
    clearTimeout(timer);
  }
}
