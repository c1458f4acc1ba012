import { Login } from "@throughline/contracts";
import type { FastifyPluginAsyncZod } from "fastify-type-provider-zod";
import { z } from "zod";
import { HttpProblem } from "../problem.ts";
import type { Attempts } from "./attempts.ts";
import type { Credentials } from "./credentials.ts";
import { countedCheck } from "./gate.ts";
import { sessionLifetimeMs } from "./sessions.ts";

/** Logging in and out. Where no login is needed both do nothing and answer 204. */
export function loginRoutes(credentials: Credentials | undefined, attempts: Attempts): FastifyPluginAsyncZod {
  return async (app) => {
    app.post(
      "/api/v1/login",
      {
        config: { open: true },
        schema: { summary: "Log in; sets the session's cookie", body: Login, response: { 204: z.null() } },
      },
      async (request, reply) => {
        if (credentials) {
          const check = () => credentials.isPassword(request.body.password);
          if (!(await countedCheck(check, request.ip, attempts)))
            throw new HttpProblem(
              401,
              "That is not the password. It was printed once at the desk's first start, or set in THROUGHLINE_PASSWORD.",
            );
          reply.setCookie(credentials.sessions.cookieName, credentials.sessions.issue(), {
            path: "/",
            httpOnly: true,
            sameSite: "strict",
            // A page that came over TLS says so in its Origin, whatever stands between it and the desk.
            secure: request.headers.origin?.startsWith("https://") ?? false,
            maxAge: sessionLifetimeMs / 1000,
          });
        }
        return reply.code(204).send(null);
      },
    );
    app.post(
      "/api/v1/logout",
      { schema: { summary: "Log out of this browser", response: { 204: z.null() } } },
      async (_request, reply) => {
        if (credentials) reply.clearCookie(credentials.sessions.cookieName, { path: "/" });
        return reply.code(204).send(null);
      },
    );
  };
}
