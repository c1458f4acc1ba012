import { lookup } from "node:dns/promises";
import { isIP, type LookupFunction } from "node:net";
import { buildConnector } from "undici";
import type { AddressPolicy } from "./address-policy.ts";
import { WebError } from "./web-error.ts";

export type ResolvedAddress = { address: string; family: number };

/** Resolves a name to all of its addresses, in the order in which they are to be tried. */
export type Resolve = (hostname: string) => Promise<ResolvedAddress[]>;

/** As the operating system resolves names (hosts file, search domains, containers' names). */
export const resolveBySystem: Resolve = (hostname) => lookup(hostname, { all: true });

/**
 * A connector that connects only where the policy lets it. A literal is checked as it stands; a name is
 * resolved here, every answer is checked, one refused answer refuses the name, and the socket connects to
 * the very addresses that were checked, so that a second answer of the name server decides nothing.
 */
export function guardedConnector(
  policy: AddressPolicy,
  resolve: Resolve,
  connectTimeoutMs: number,
): buildConnector.connector {
  // One connector a port keeps TLS sessions; undici gives the lookup no port.
  const byPort = new Map<number, buildConnector.connector>();
  const connectorFor = (port: number) => {
    let connector = byPort.get(port);
    if (!connector) {
      connector = buildConnector({
        timeout: connectTimeoutMs,
        allowH2: false,
        lookup: checkedLookup(policy, resolve, port),
      });
      byPort.set(port, connector);
    }
    return connector;
  };
  return (options, callback) => {
    const port = Number(options.port) || (options.protocol === "https:" ? 443 : 80);
    const refusal = isIP(options.hostname) ? policy(options.hostname, port) : undefined;
    if (refusal) callback(refusedAddress(options.hostname, refusal), null);
    else connectorFor(port)(options, callback);
  };
}

function checkedLookup(policy: AddressPolicy, resolve: Resolve, port: number): LookupFunction {
  return (hostname, options, callback) => {
    resolve(hostname).then(
      (addresses) => {
        const refusal = addresses.map(({ address }) => policy(address, port)).find(Boolean);
        const [first] = addresses;
        if (refusal) callback(refusedAddress(hostname, refusal), "");
        else if (!first) callback(new WebError("dns", `the name ${hostname} has no address`), "");
        else if (options.all) callback(null, addresses);
        else callback(null, first.address, first.family);
      },
      (error: NodeJS.ErrnoException) => callback(error, ""),
    );
  };
}

/** The sentence for a target that the policy refuses. */
export function refusedAddress(hostname: string, refusal: string): WebError {
  // A host that is an address begins the refusal: it is not named twice.
  const itself = `${hostname} `;
  const why = refusal.startsWith(itself) ? `it ${refusal.slice(itself.length)}` : refusal;
  return new WebError(
    "refusedAddress",
    `not fetched from ${hostname}: ${why}; if that is meant, allow its network in THROUGHLINE_ALLOW_NETWORKS`,
  );
}
