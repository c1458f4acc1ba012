/** Why a request brought no answer. */
export type WebErrorCode =
  | "refusedAddress"
  | "timeout"
  | "tooLarge"
  | "dns"
  | "tls"
  | "connection"
  | "tooManyRedirects"
  | "badUrl"
  | "badEncoding";

/** A request that brought no usable answer. The message is a sentence that a person can read and act on. */
export class WebError extends Error {
  override name = "WebError";
  readonly code: WebErrorCode;

  constructor(code: WebErrorCode, message: string, options?: ErrorOptions) {
    super(message, options);
    this.code = code;
  }
}

/** Puts what undici, Node's sockets, TLS and DNS report into one of our codes. */
export function asWebError(error: unknown, url: URL): WebError {
  if (error instanceof WebError) return error;
  const cause = error instanceof Error ? error : new Error(String(error));
  const code = String((cause as NodeJS.ErrnoException).code ?? "");
  const say = (kind: WebErrorCode, message: string) => new WebError(kind, message, { cause });
  if (/_TIMEOUT$|^ETIMEDOUT$/.test(code)) return say("timeout", `${url.host} did not answer in time`);
  if (/^(ENOTFOUND|EAI_|EADDRNOTAVAIL)/.test(code) || code === "ENODATA")
    return say("dns", `the name ${url.hostname} cannot be resolved (${code})`);
  if (/^(ERR_TLS|ERR_SSL|CERT_|EPROTO)|SELF_SIGNED|UNABLE_TO|CERT/.test(code))
    return say("tls", `no safe connection to ${url.host}: ${cause.message}`);
  if (code === "UND_ERR_HEADERS_OVERFLOW") return say("tooLarge", `${url.host} sends headers without end`);
  if (code === "ECONNREFUSED") return say("connection", `${url.host} refuses connections`);
  if (code === "ENETUNREACH" || code === "EHOSTUNREACH")
    return say("connection", `${url.host} cannot be reached from here (${code})`);
  if (code.startsWith("HPE_")) return say("connection", `${url.host} does not answer in HTTP (${code})`);
  return say("connection", `the connection to ${url.host} broke: ${cause.message || code}`);
}
