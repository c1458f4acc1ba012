import { isIPv6 } from "node:net";
import type { FastifyReply, FastifyRequest } from "fastify";
import { HttpProblem, sendProblem } from "../problem.ts";
import { securityHeaders } from "../security-headers.ts";
import type { Attempts } from "./attempts.ts";
import type { Credentials } from "./credentials.ts";
import { sameSecret } from "./password.ts";
import { type HostPolicy, refusedHost, refusedSite } from "./same-origin.ts";

declare module "fastify" {
  interface FastifyContextConfig {
    /** The route answers without a login. Every other route, and a path that is none, needs one. */
    open?: boolean;
  }
}

export type GateNeeds = {
  policy: () => HostPolicy;
  /** Of `desk.json`. */
  token: string;
  /** Undefined where no login is needed. */
  credentials: Credentials | undefined;
  attempts: Attempts;
};

/**
 * The hook that every request passes first. It answers a refusal itself, since a plugin such as the dashboards
 * would answer an error in its own way.
 */
export function createGate(needs: GateNeeds) {
  return async (request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply | undefined> => {
    reply.headers(securityHeaders(request.url.split("?", 1)[0] ?? "/"));
    try {
      await admit(request, needs);
    } catch (error) {
      // The page asks for the password; the dashboards are pages of others and cannot.
      if (isLostInDashboards(error, request)) return reply.redirect("/");
      return sendProblem(error, request, reply);
    }
  };
}

function isLostInDashboards(error: unknown, request: FastifyRequest): boolean {
  const opening = request.method === "GET" && request.headers["sec-fetch-mode"] === "navigate";
  return error instanceof HttpProblem && error.status === 401 && opening && /^\/queues\b/.test(request.url);
}

async function admit(request: FastifyRequest, needs: GateNeeds): Promise<void> {
  refuseOthers(request, needs.policy());
  if (!needs.credentials || request.routeOptions.config.open) return;
  if (await isKnown(request, needs.credentials, needs)) return;
  throw new HttpProblem(
    401,
    "This desk needs a login. Open its page and give the password, or send it as `Authorization: Bearer <password>`.",
    { headers: { "www-authenticate": 'Bearer realm="throughline"' } },
  );
}

/** Runs a check of a password, and throws 429 for an address that was wrong too often. */
export async function countedCheck(
  check: () => Promise<boolean>,
  address: string,
  attempts: Attempts,
): Promise<boolean> {
  const key = addressKey(address);
  const waitMs = attempts.waitMs(key);
  if (waitMs > 0) {
    const seconds = Math.ceil(waitMs / 1000);
    throw new HttpProblem(
      429,
      `Too many wrong passwords came from ${address}. Try again in ${seconds} seconds.`,
      {
        headers: { "retry-after": String(seconds) },
      },
    );
  }
  // Counted before the check, so that many tries at once do not all slip through.
  attempts.failed(key);
  const right = await check();
  if (right) attempts.succeeded(key);
  return right;
}

function refuseOthers(request: FastifyRequest, policy: HostPolicy): void {
  const header = (name: string) => request.headers[name] as string | undefined;
  const wrongHost = refusedHost(request.headers.host, policy);
  if (wrongHost) {
    throw new HttpProblem(
      403,
      `Refused, since ${wrongHost}. Call the desk by the address that it printed at its start, or add the name to THROUGHLINE_PUBLIC_HOSTS.`,
    );
  }
  const wrongSite = refusedSite({
    method: request.method,
    host: request.headers.host,
    origin: request.headers.origin,
    secFetchSite: header("sec-fetch-site"),
    secFetchMode: header("sec-fetch-mode"),
  });
  if (wrongSite) {
    throw new HttpProblem(
      403,
      `Refused, since ${wrongSite}. Use the desk's own page, or a program that sends no Origin.`,
    );
  }
}

async function isKnown(
  request: FastifyRequest,
  credentials: Credentials,
  needs: GateNeeds,
): Promise<boolean> {
  const cookie = request.cookies[credentials.sessions.cookieName];
  if (cookie !== undefined && credentials.sessions.isValid(cookie)) return true;
  const bearer = /^Bearer (\S+)$/i.exec(request.headers.authorization ?? "")?.[1];
  if (bearer === undefined) return false;
  if (sameSecret(bearer, needs.token)) return true;
  return countedCheck(() => credentials.isPassword(bearer), request.ip, needs.attempts);
}

/** One IPv6 customer holds a whole /64, so its first half stands for all of it. */
function addressKey(address: string): string {
  return isIPv6(address) && !address.includes(".") ? address.split(":").slice(0, 4).join(":") : address;
}
