import { normalizeUrl } from "./normalize-url.ts";

/**
 * What a feed's URL and its twins have in common: host, path and query, without the scheme, a slash at the path's
 * end and what a link's origin added. Gives `undefined` for what is no http or https URL.
 */
export function feedKey(url: string): string | undefined {
  const normal = normalizeUrl(url);
  if (normal === undefined) return undefined;
  const { host, pathname, search } = new URL(normal);
  return `${host}${pathname.replace(/\/+$/, "")}${search}`;
}

/**
 * The URLs under which a feed may be known already: its own, and those that differ from it only in ways that
 * servers do not tell apart (http and https, a slash at the end, tracking parameters). Its own comes first.
 */
export function feedTwins(url: string): string[] {
  const key = feedKey(url);
  if (key === undefined) return [];
  const slashed = key.includes("?") ? key.replace(/\/?\?/, "/?") : `${key}/`;
  const twins = ["https", "http"].flatMap((scheme) =>
    [key, slashed].map((rest) => new URL(`${scheme}://${rest}`).href),
  );
  return [...new Set([new URL(url).href, ...twins])];
}
