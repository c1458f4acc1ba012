import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";
import fastifyStatic from "@fastify/static";
import type { FastifyInstance } from "fastify";

const built = fileURLToPath(new URL("../dist", import.meta.url));

/** Paths of programs: what is not found there is no place of the page. */
const programPaths = /^\/(api|queues|metrics|healthz|assets)(\/|$)/;

/**
 * Serves the built page. Its files carry their hash in their names, so that browsers may keep them; every place
 * of the page has a URL of its own, and all of them load the same document. It holds no data, so it is open:
 * it asks for the password when the API does.
 */
export async function servePage(app: FastifyInstance): Promise<void> {
  if (!existsSync(`${built}/index.html`)) {
    app.get("/", { config: { open: true }, schema: { hide: true } }, (_request, reply) =>
      reply
        .type("text/plain")
        .send("The page is not built yet: run `npm run build`. The API is at /api/openapi.json.\n"),
    );
    return;
  }
  await app.register(async (open) => {
    open.addHook("onRoute", (route) => {
      route.config = { ...route.config, open: true };
      route.schema = { hide: true };
    });
    await open.register(fastifyStatic, {
      root: built,
      wildcard: false,
      cacheControl: false,
      setHeaders: (reply, path) => {
        const kept = path.includes("/assets/") ? "public, max-age=31536000, immutable" : "no-cache";
        reply.setHeader("cache-control", kept);
      },
    });
    open.get("/*", (request, reply) => {
      const path = request.url.split("?", 1)[0] ?? "/";
      return programPaths.test(path) || /\.\w+$/.test(path)
        ? reply.callNotFound()
        : reply.sendFile("index.html");
    });
  });
}
