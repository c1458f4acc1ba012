/** Where a link may lead. Scripts (`javascript:`, `vbscript:`) and content in the address (`data:`) are not there. */
const linkSchemes = new Set([
  "http",
  "https",
  "mailto",
  "tel",
  "ftp",
  "magnet",
  "news",
  "irc",
  "ircs",
  "xmpp",
]);
/** From where a picture, film or sound may come: what loads by itself goes over the web alone. */
const sourceSchemes = new Set(["http", "https"]);

/** What browsers leave out of an address, and other characters that nobody sees. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: these hide a scheme from a plain look
const unseen = /[\u0000-\u001f\u007f-\u009f]+/g;
const plainWebAddress = /^https?:\/\/[!-~]+$/;

/**
 * An address that may be followed (or, as a `source`, loaded), resolved against `base` where it is relative;
 * a fragment alone stays one. `undefined` when its scheme is not allowed or it cannot be resolved.
 */
export function safeAddress(
  address: string,
  base: string | undefined,
  use: "link" | "source",
): string | undefined {
  if (plainWebAddress.test(address)) return address;
  const text = address.replace(unseen, "").trim();
  const schemes = use === "link" ? linkSchemes : sourceSchemes;
  // A colon before any slash ends a scheme (RFC 3986 §4.2), whatever characters stand in it.
  const scheme = /^([^/?#:]*):/.exec(text)?.[1]?.trim().toLowerCase();
  if (scheme !== undefined) return schemes.has(scheme) ? text : undefined;
  if (text === "" || text.startsWith("#") || base === undefined) return text;
  if (!URL.canParse(text, base)) return undefined;
  const resolved = new URL(text, base);
  return schemes.has(resolved.protocol.slice(0, -1)) ? resolved.href : undefined;
}
