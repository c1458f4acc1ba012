import { Problem } from "@throughline/contracts";
import type { DeskAddress } from "./desk-address.ts";

/** A schema of the contracts, without the library that made it. */
export type Answer<T> = { safeParse(value: unknown): { success: true; data: T } | { success: false } };
/** What a schema of the contracts describes. */
export type AnswerOf<S> = S extends Answer<infer T> ? T : never;

/** What the command could not do, in words for a person; `problem` is what the desk said of it. */
export class DeskError extends Error {
  override name = "DeskError";
  readonly problem: (Problem & Record<string, unknown>) | undefined;

  constructor(message: string, problem?: Problem & Record<string, unknown>) {
    super(message);
    this.problem = problem;
  }
}

export type RequestOptions = {
  method?: "GET" | "POST" | "PUT" | "PATCH" | "DELETE";
  query?: Record<string, string | number | boolean | undefined>;
  /** Sent as JSON; a `Uint8Array` as it is. */
  body?: unknown;
  contentType?: string;
  deadlineMs?: number;
};

export type DeskClient = ReturnType<typeof createDeskClient>;

const deadlineMs = 30_000;
const mostBytes = 64 * 1024 * 1024;

/**
 * Talks to the API of one desk. Every call throws a `DeskError` when the desk is not there, does not answer in
 * time, refuses, or answers in another form than the contracts say.
 */
export function createDeskClient(address: DeskAddress) {
  async function send(path: string, options: RequestOptions): Promise<Response> {
    const url = new URL(`${address.url}/api/v1${path}`);
    for (const [name, value] of Object.entries(options.query ?? {})) {
      if (value !== undefined) url.searchParams.set(name, String(value));
    }
    try {
      return await fetch(url, {
        method: options.method ?? "GET",
        headers: headersOf(address, options),
        body: bodyOf(options.body),
        // A desk never sends elsewhere, and the secret must not go there.
        redirect: "error",
        signal: AbortSignal.timeout(options.deadlineMs ?? deadlineMs),
      });
    } catch (error) {
      throw unreachable(error, address);
    }
  }

  async function text(path: string, options: RequestOptions = {}): Promise<string> {
    const response = await send(path, options);
    const body = await bodyText(response, address);
    if (!response.ok) throw refused(response.status, body, address);
    return body;
  }

  return {
    address,
    text,
    /** Asks and answers what the schema describes. */
    async json<T>(path: string, schema: Answer<T>, options: RequestOptions = {}): Promise<T> {
      const read = schema.safeParse(asJsonOrNothing(await text(path, options)));
      if (read.success) return read.data;
      throw new DeskError(
        `The desk at ${address.url} answers in a form that this command does not know. Start it from the same version of Throughline as this command.`,
      );
    },
  };
}

function headersOf(address: DeskAddress, options: RequestOptions): Record<string, string> {
  return {
    accept: "application/json, application/problem+json, */*;q=0.5",
    ...(address.secret === undefined ? {} : { authorization: `Bearer ${address.secret}` }),
    ...(options.body === undefined ? {} : { "content-type": options.contentType ?? "application/json" }),
  };
}

function bodyOf(body: unknown): string | Uint8Array<ArrayBuffer> | undefined {
  if (body === undefined) return undefined;
  return body instanceof Uint8Array ? new Uint8Array(body) : JSON.stringify(body);
}

async function bodyText(response: Response, address: DeskAddress): Promise<string> {
  const parts: Uint8Array[] = [];
  let bytes = 0;
  try {
    for await (const part of response.body ?? []) {
      bytes += part.byteLength;
      if (bytes > mostBytes)
        throw new DeskError(`The desk at ${address.url} sent more than ${mostBytes / 1024 / 1024} MB.`);
      parts.push(part);
    }
  } catch (error) {
    throw error instanceof DeskError ? error : unreachable(error, address);
  }
  return Buffer.concat(parts).toString("utf8");
}

function unreachable(error: unknown, address: DeskAddress): DeskError {
  const { name, cause } = error as { name?: string; cause?: { code?: string; message?: string } };
  if (name === "TimeoutError")
    return new DeskError(`The desk at ${address.url} does not answer in time. See its log, or try again.`);
  const start =
    "Start it with `npm start` (or `docker compose up`), or give the address of one that runs with --url.";
  if (cause?.code === "ECONNREFUSED" || cause?.code === "ECONNRESET") {
    return new DeskError(
      address.from === "file"
        ? `Throughline does not run: its last desk was at ${address.url}. ${start}`
        : `No desk answers at ${address.url}. ${start}`,
    );
  }
  const why = cause?.message || (error as Error).message;
  return new DeskError(`The desk at ${address.url} cannot be reached (${why}). ${start}`);
}

function refused(status: number, body: string, address: DeskAddress): DeskError {
  const value = asJsonOrNothing(body);
  const read = Problem.safeParse(value);
  if (!read.success) {
    return new DeskError(
      `${address.url} answers with status ${status} and not as a desk does. Is another program listening there?`,
    );
  }
  const problem = { ...(value as Record<string, unknown>), ...read.data };
  if (status !== 401) return new DeskError(problem.detail, problem);
  return new DeskError(passwordWanted(address), problem);
}

function passwordWanted({ url, secret, from }: DeskAddress): string {
  if (secret === undefined)
    return `The desk at ${url} wants its password. Give it in THROUGHLINE_PASSWORD or with --password.`;
  // Beside the token of a desk's own file the setting is not looked at.
  const where = from === "file" ? "with --password" : "in THROUGHLINE_PASSWORD or with --password";
  return `The desk at ${url} does not take the password that it was given. Give the right one ${where}.`;
}

function asJsonOrNothing(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
