import { isLoopbackHost } from "./loopback.ts";

/** Under which names the desk may be called. */
export type HostPolicy = {
  /** The address that it listens on. */
  listensOn: string;
  port: number;
  /** `name` or `name:port`, lower case; they count besides the desk's own address. */
  publicHosts: readonly string[];
};

/** What a request says about where it comes from: the headers of the same names. */
export type Provenance = {
  method: string;
  host: string | undefined;
  origin: string | undefined;
  secFetchSite: string | undefined;
  secFetchMode: string | undefined;
};

const safeMethods = new Set(["GET", "HEAD"]);

/** The names in a comma-separated setting, in lower case. */
export function hostNames(setting: string): string[] {
  return setting
    .split(",")
    .map((name) => name.trim().toLowerCase())
    .filter((name) => name !== "");
}

/** The names under which others call the desk: those that are set, and the public URL's. */
export function publicHostsOf(settings: {
  THROUGHLINE_PUBLIC_HOSTS: string;
  THROUGHLINE_PUBLIC_URL?: string | undefined;
}): string[] {
  const names = hostNames(settings.THROUGHLINE_PUBLIC_HOSTS);
  if (settings.THROUGHLINE_PUBLIC_URL === undefined) return names;
  const { host, hostname } = new URL(settings.THROUGHLINE_PUBLIC_URL);
  return isLoopbackHost(hostname) ? names : [...names, host];
}

/**
 * Why a `Host` header is refused, or undefined when it is not. On loopback only loopback names with the desk's
 * own port pass, and the public hosts: a page elsewhere whose name is rebound to 127.0.0.1 still sends its own
 * name. On another address the login protects, since a rebound name carries no cookie; there only a list of
 * public hosts, where one is set, narrows the names down.
 */
export function refusedHost(host: string | undefined, policy: HostPolicy): string | undefined {
  const called = parsed(host);
  if (!called) return "the request names no valid Host";
  if (policy.publicHosts.includes(called.hostname) || policy.publicHosts.includes(called.host))
    return undefined;
  if (isLoopbackHost(policy.listensOn))
    return isLoopbackHost(called.hostname) && called.port === policy.port
      ? undefined
      : `it was called as "${called.host}"`;
  const own = isLoopbackHost(called.hostname) || called.hostname === policy.listensOn.toLowerCase();
  return policy.publicHosts.length === 0 || own ? undefined : `it was called as "${called.host}"`;
}

/**
 * Why a request is refused for the page that it comes from, or undefined. Browsers say where a request comes
 * from in `Origin` and in `Sec-Fetch-Site` (Fetch Metadata, W3C); programs send neither and pass. A link from
 * elsewhere may open a page of the desk; nothing from elsewhere may load from it or change anything.
 */
export function refusedSite(from: Provenance): string | undefined {
  if (from.origin !== undefined && !sameAuthority(from.origin, from.host))
    return `the page at ${from.origin} sent it`;
  const site = from.secFetchSite;
  if (site === undefined || site === "same-origin" || site === "none") return undefined;
  if (safeMethods.has(from.method) && from.secFetchMode === "navigate") return undefined;
  return "a page of another site sent it";
}

function sameAuthority(origin: string, host: string | undefined): boolean {
  // The scheme may differ: a proxy in front may speak TLS. "null" (sandboxed, or a file) has no authority.
  if (!URL.canParse(origin)) return false;
  return parsed(host)?.host === new URL(origin).host;
}

function parsed(host: string | undefined): { hostname: string; host: string; port: number } | undefined {
  if (host === undefined || /[\s/\\@?#]/.test(host) || !URL.canParse(`http://${host}`)) return undefined;
  const url = new URL(`http://${host}`);
  return { hostname: url.hostname, host: url.host, port: Number(url.port || 80) };
}
