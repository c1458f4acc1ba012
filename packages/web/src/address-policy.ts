import ipaddr from "ipaddr.js";

/**
 * Networks that nothing is fetched from: they lead into the machine, its network or nowhere. IANA's special
 * purpose registries for IPv4 (RFC 6890 and its successors) and, for IPv6, everything outside of global
 * unicast (2000::/3) with the parts of it that carry other addresses inside (Teredo, 6to4, ORCHID, examples).
 */
const refusedV4 = [
  ["0.0.0.0/8", "this host"],
  ["10.0.0.0/8", "a private network"],
  ["100.64.0.0/10", "a carrier's private network"],
  ["127.0.0.0/8", "this machine"],
  ["169.254.0.0/16", "a link-local address"],
  ["172.16.0.0/12", "a private network"],
  ["192.0.0.0/24", "a reserved network"],
  ["192.0.2.0/24", "a network for examples"],
  ["192.88.99.0/24", "a 6to4 relay"],
  ["192.168.0.0/16", "a private network"],
  ["198.18.0.0/15", "a network for benchmarks"],
  ["198.51.100.0/24", "a network for examples"],
  ["203.0.113.0/24", "a network for examples"],
  ["224.0.0.0/4", "a multicast address"],
  ["240.0.0.0/4", "a reserved network"],
] as const;

const refusedV6 = [
  ["::1/128", "this machine"],
  ["::/128", "this host"],
  ["::ffff:0:0/96", "an IPv4 address in IPv6 form"],
  ["::/96", "an IPv4 address in IPv6 form"],
  ["64:ff9b::/96", "a translated IPv4 address"],
  ["64:ff9b:1::/48", "a translated IPv4 address"],
  ["fc00::/7", "a private network"],
  ["fe80::/10", "a link-local address"],
  ["ff00::/8", "a multicast address"],
  ["2001::/23", "a tunnel or a reserved network"],
  ["2001:db8::/32", "a network for examples"],
  ["2002::/16", "a 6to4 tunnel"],
  ["3fff::/20", "a network for examples"],
] as const;

const globalUnicast = ipaddr.parseCIDR("2000::/3");

/** Ports that any public host may be asked on. */
const openPorts = new Set([80, 443, 8080, 8443]);

type Network = { cidr: ReturnType<typeof ipaddr.parseCIDR>; what: string };

const refused: Network[] = [...refusedV4, ...refusedV6].map(([cidr, what]) => ({
  cidr: ipaddr.parseCIDR(cidr),
  what,
}));

/** Says why an address and port may not be connected to; `undefined` when they may. */
export type AddressPolicy = (address: string, port: number) => string | undefined;

/**
 * The policy for one operator. `allowNetworks` are CIDR blocks that may be fetched from although they are
 * private; on them every port is open. Throws a `RangeError` for a block that is none.
 */
export function createAddressPolicy(allowNetworks: readonly string[] = []): AddressPolicy {
  const allowed = allowNetworks.map(parseNetwork);
  return (address, port) => {
    const bare = address.split("%")[0] ?? "";
    if (!ipaddr.isValid(bare)) return `${address} is not an address`;
    const parsed = ipaddr.parse(bare);
    if (allowed.some((network) => within(parsed, network))) return undefined;
    const network = refused.find(({ cidr }) => within(parsed, cidr));
    if (network) return `${address} is ${network.what}`;
    if (parsed.kind() === "ipv6" && !within(parsed, globalUnicast)) return `${address} is no public address`;
    if (!openPorts.has(port)) return `port ${port} is none of 80, 443, 8080, 8443`;
    return undefined;
  };
}

function parseNetwork(cidr: string): Network["cidr"] {
  try {
    return ipaddr.parseCIDR(cidr);
  } catch {
    throw new RangeError(`"${cidr}" is not a network in CIDR form, such as 10.1.0.0/16`);
  }
}

function within(address: ipaddr.IPv4 | ipaddr.IPv6, [network, bits]: Network["cidr"]): boolean {
  return address.kind() === network.kind() && address.match(network, bits);
}
