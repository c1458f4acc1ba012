import { STATUS_CODES } from "node:http";
import type { FastifyError, FastifyReply, FastifyRequest } from "fastify";
import { hasZodFastifySchemaValidationErrors } from "fastify-type-provider-zod";

/** RFC 9457, section 3. */
export const problemType = "application/problem+json";

/** A refusal or failure that a route answers with; `detail` says what happened and what to do. */
export class HttpProblem extends Error {
  override name = "HttpProblem";
  readonly status: number;
  readonly members: Record<string, unknown>;
  readonly headers: Record<string, string>;

  constructor(
    status: number,
    detail: string,
    more: { members?: Record<string, unknown>; headers?: Record<string, string> } = {},
  ) {
    super(detail);
    this.status = status;
    this.members = more.members ?? {};
    this.headers = more.headers ?? {};
  }
}

/** 404 for a thing that is not there. */
export function missing(what: string, whatToDo: string): HttpProblem {
  return new HttpProblem(404, `There is no ${what}. ${whatToDo}`);
}

/** Answers an error as problem details. What no one foresaw is logged, and its text stays inside. */
export async function sendProblem(
  error: unknown,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<FastifyReply> {
  const problem = asProblem(error, request);
  if (problem.status >= 500) request.log.error({ err: error, url: request.url }, "a request failed");
  const body = {
    type: "about:blank",
    title: STATUS_CODES[problem.status] ?? "Error",
    status: problem.status,
    detail: problem.message,
    ...problem.members,
  };
  // Serialised here, since the route's own schema is for its answers.
  return reply
    .code(problem.status)
    .headers(problem.headers)
    .type(problemType)
    .serializer((text: string) => text)
    .send(JSON.stringify(body));
}

function asProblem(error: unknown, request: FastifyRequest): HttpProblem {
  if (error instanceof HttpProblem) return error;
  if (hasZodFastifySchemaValidationErrors(error)) return invalid(error as FastifyError);
  if (isAway(error)) {
    return new HttpProblem(
      503,
      "The database or Redis does not answer, so this cannot be done now. Nothing is lost; try again in a moment. /healthz says which one is missing.",
      { headers: { "retry-after": "5" } },
    );
  }
  const { statusCode, message } = error as Partial<FastifyError>;
  if (statusCode !== undefined && statusCode >= 400 && statusCode < 500)
    return new HttpProblem(statusCode, `${message}. /api/openapi.json says what each route takes.`);
  return new HttpProblem(
    500,
    `The desk failed at this; its log says why, under request ${request.id}. Try again, and report it when it stays.`,
  );
}

function invalid(error: FastifyError): HttpProblem {
  const where = error.validationContext ?? "request";
  const errors = (error.validation ?? []).map((issue) => ({
    in: where,
    path: issue.instancePath.replace(/^\//, "").replaceAll("/", "."),
    message: issue.message ?? "is wrong",
  }));
  const words = errors.map(({ path, message }) => (path === "" ? message : `${path}: ${message}`)).join("; ");
  return new HttpProblem(
    400,
    `The ${whereInWords(where)} is not valid: ${words}. /api/openapi.json says what is.`,
    {
      members: { errors },
    },
  );
}

function whereInWords(where: string): string {
  return { querystring: "query", params: "path" }[where] ?? where;
}

const awayCodes = /^(ECONN|ENOTFOUND|ETIMEDOUT|EPIPE|EAI_AGAIN|57P0)/;
const awayWords =
  /Connection (is closed|terminated)|isn't writeable|max retries per request|timeout exceeded when trying to connect/i;

function isAway(error: unknown): boolean {
  const { code, message } = error as { code?: unknown; message?: string };
  return (typeof code === "string" && awayCodes.test(code)) || awayWords.test(message ?? "");
}
