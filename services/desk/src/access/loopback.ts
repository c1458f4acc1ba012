import { BlockList, isIP } from "node:net";

const loopback = new BlockList();
loopback.addSubnet("127.0.0.0", 8, "ipv4");
loopback.addAddress("::1", "ipv6");

/** Whether a host, as it stands in a setting or a URL, is this machine's own loopback by its form alone. */
export function isLoopbackHost(host: string): boolean {
  const name = bare(host);
  const family = isIP(name);
  if (family === 0) return name === "localhost";
  return loopback.check(name, family === 6 ? "ipv6" : "ipv4");
}

/** Whether a listening address means every address of the machine. */
export function isWildcardHost(host: string): boolean {
  return ["0.0.0.0", "::"].includes(bare(host));
}

/** `http://host:port` with the brackets that IPv6 needs; a wildcard address becomes the loopback one. */
export function urlOf(host: string, port: number): string {
  const name = isWildcardHost(host) ? "127.0.0.1" : bare(host);
  return `http://${isIP(name) === 6 ? `[${name}]` : name}:${port}`;
}

function bare(host: string): string {
  return host.toLowerCase().replace(/^\[(.*)\]$/, "$1");
}
