import { isIP } from "node:net";
import type { AddressPolicy } from "./address-policy.ts";
import { refusedAddress } from "./connect.ts";
import { WebError } from "./web-error.ts";

/** Longer ones are traps or mistakes; browsers and servers stop at about 8,000 too. */
const longestUrl = 8192;

/**
 * Reads a URL and checks what can be checked before a connection: scheme, user info, length, and the address
 * where the host is one. The URL standard's parser turns decimal, octal, hexadecimal and short forms of IPv4
 * into the usual one first. Throws a `WebError`: `badUrl` or `refusedAddress`.
 */
export function checkedUrl(url: string, policy: AddressPolicy, base?: URL): URL {
  const bad = (why: string) => new WebError("badUrl", `"${url.slice(0, 200)}" ${why}`);
  if (url.length > longestUrl) throw bad("is too long for a URL");
  if (!URL.canParse(url, base)) throw bad("is not a URL; one starts with https:// or http://");
  const parsed = new URL(url, base);
  if (parsed.protocol !== "http:" && parsed.protocol !== "https:")
    throw bad("is neither an http nor an https URL");
  if (parsed.username || parsed.password) throw bad("carries a user name or password, which is refused");
  const host = parsed.hostname.replace(/^\[|\]$/g, "");
  if (isIP(host)) {
    const port = Number(parsed.port) || (parsed.protocol === "https:" ? 443 : 80);
    const refusal = policy(host, port);
    if (refusal) throw refusedAddress(host, refusal);
  }
  parsed.hash = "";
  return parsed;
}
