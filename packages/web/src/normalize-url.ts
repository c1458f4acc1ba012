import { isTracking } from "./tracking-parameters.ts";
import { unwrapped } from "./wrapped-urls.ts";

/** What clings to a URL that was cut out of a text: spaces, quotes, brackets and marks at its end. */
const trailingJunk = /(?:%20|%22|%27|%C2%A0|[\s"'<>,;])+$/i;

/**
 * The URL under which an article is known: the one inside where a link leads through an aggregator, and without
 * what a link's origin adds to it. Still a URL that can be fetched. Gives `undefined` for what is no http or
 * https URL.
 */
export function normalizeUrl(url: string): string | undefined {
  const trimmed = url.trim().replace(trailingJunk, "");
  if (!URL.canParse(trimmed)) return undefined;
  const parsed = unwrapped(new URL(trimmed));
  if (parsed.protocol !== "http:" && parsed.protocol !== "https:") return undefined;
  parsed.hash = "";
  parsed.username = "";
  parsed.password = "";
  parsed.hostname = parsed.hostname.replace(/\.$/, "");
  parsed.pathname = parsed.pathname.replace(trailingJunk, "").replace(/^\/{2,}/, "/");
  // Not through URLSearchParams: writing them anew would change the encoding of what stays.
  const kept = parsed.search
    .slice(1)
    .split("&")
    .filter((parameter) => parameter !== "" && !isTracking(parameter));
  parsed.search = kept.join("&");
  return parsed.href;
}
