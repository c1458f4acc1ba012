import type { Problem } from "./types.ts";

/** An answer of the API that is not a success, or none at all (`status` 0). `message` says what to do. */
export class ApiError extends Error {
  override name = "ApiError";
  readonly status: number;
  readonly title: string;
  /** The whole body where it was JSON: a refusal may carry more, such as the feed that is already there. */
  readonly body: unknown;

  constructor(status: number, title: string, detail: string, body: unknown = null) {
    super(detail);
    this.status = status;
    this.title = title;
    this.body = body;
  }
}

type RequestOptions = {
  method?: "GET" | "POST" | "PUT" | "PATCH" | "DELETE";
  /** An object is sent as JSON, a file as its bytes under `contentType`. */
  body?: object;
  contentType?: string;
  signal?: AbortSignal;
  timeoutMs?: number;
};

/**
 * Asks the desk's API and gives the answer as JSON (undefined for an empty one). Throws an `ApiError` for
 * any other outcome, after `timeoutMs` (15 s) at the latest.
 */
export async function api<T>(path: string, options: RequestOptions = {}): Promise<T> {
  const { body, signal, timeoutMs = 15_000 } = options;
  const deadline = AbortSignal.timeout(timeoutMs);
  const headers: Record<string, string> = { accept: "application/json" };
  if (body !== undefined) headers["content-type"] = options.contentType ?? "application/json";
  let response: Response;
  try {
    response = await fetch(path, {
      method: options.method ?? "GET",
      headers,
      body: body === undefined ? null : body instanceof Blob ? body : JSON.stringify(body),
      signal: signal === undefined ? deadline : AbortSignal.any([signal, deadline]),
    });
  } catch (error) {
    if (signal?.aborted) throw error;
    throw unanswered(deadline.aborted, timeoutMs);
  }
  return await readAnswer<T>(response);
}

function unanswered(late: boolean, timeoutMs: number): ApiError {
  return late
    ? new ApiError(
        0,
        "No answer in time",
        `The desk did not answer within ${timeoutMs / 1000} s. It may be busy: try again.`,
      )
    : new ApiError(
        0,
        "The desk cannot be reached",
        "Check that Throughline is still running, then try again.",
      );
}

async function readAnswer<T>(response: Response): Promise<T> {
  const text = await response.text().catch(() => "");
  const body = parseJson(text);
  if (response.ok) return body as T;
  const problem = (body ?? {}) as Partial<Problem>;
  throw new ApiError(
    response.status,
    problem.title ?? `The desk answered ${response.status}`,
    problem.detail ?? "It gave no reason. Try again; the log of the desk says more.",
    body,
  );
}

function parseJson(text: string): unknown {
  if (text === "") return undefined;
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
