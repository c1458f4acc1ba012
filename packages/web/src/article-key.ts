import { getDomain } from "tldts";
import { normalizeUrl } from "./normalize-url.ts";

/** What differs between two URLs of one article: how it is recognised, and what is left without it. */
type Variant = { what: string; without: (parts: Parts) => void };
type Parts = { labels: string[]; segments: string[]; parameters: string[] };

/** Host names of editions for other devices, as the first label or, as Wikipedia has it, before the domain. */
const deviceLabels = new Set(["m", "mobile", "amp", "touch"]);
/** Documents that a server gives for a folder. */
const indexNames = /^(index|default)\.(html?|xhtml|shtml|php\d?|aspx?|jsp|cfm)$/i;
/** A query parameter that asks for the page in another dress. */
const dressParameters = /^(amp|amp_?=?(1|true|yes)|outputtype=amp|print(=(1|y|yes|true))?|view=print)$/i;

/**
 * Forms of one article's URL, each with a rule that takes the difference away. A rule may only join what
 * publishers serve as one article: what it wrongly leaves apart costs a second copy, what it wrongly joins loses
 * an article.
 */
const variants: readonly Variant[] = [
  {
    what: "www.",
    without: (parts) => {
      if (parts.labels[0] === "www") parts.labels.shift();
    },
  },
  {
    what: "mobile and AMP hosts, where the path names one article: front pages of such hosts differ",
    without: (parts) => {
      if (!namesArticle(parts)) return;
      const at = parts.labels.findIndex((label) => deviceLabels.has(label));
      if (at >= 0) parts.labels.splice(at, 1);
      if (parts.labels[0] === "www") parts.labels.shift();
    },
  },
  {
    what: "/amp before or behind the path, page.amp, page.amp.html",
    without: ({ segments }) => {
      const last = segments.at(-1) ?? "";
      if (segments.length > 1 && /^amp(\.html?)?$/i.test(last)) segments.pop();
      else if (/.\.amp(\.html?)?$/i.test(last))
        segments.push((segments.pop() ?? "").replace(/\.amp(\.html?)?$/i, "$1"));
      else if (segments.length > 1 && segments[0]?.toLowerCase() === "amp") segments.shift();
    },
  },
  {
    what: "?amp=1, ?print=1",
    without: (parts) => {
      parts.parameters = parts.parameters.filter((parameter) => !dressParameters.test(parameter));
    },
  },
  {
    what: "index.html and its like",
    without: ({ segments }) => {
      if (indexNames.test(segments.at(-1) ?? "")) segments.pop();
    },
  },
  {
    what: "session ids of Java and PHP servers",
    without: (parts) => {
      const last = parts.segments.pop();
      if (last !== undefined) parts.segments.push(last.replace(/;jsessionid=.*$/i, ""));
      parts.parameters = parts.parameters.filter((parameter) => !/^(phpsessid|jsessionid)=/i.test(parameter));
    },
  },
];

/** A number of four digits, or three words: a section's name has neither. */
function namesArticle({ segments, parameters }: Parts): boolean {
  const named = (text: string) => /\d{4}/.test(text) || /[^-_]+[-_][^-_]+[-_][^-_]+/.test(text);
  return segments.some(named) || parameters.some((parameter) => /\d{4}/.test(parameter));
}

/**
 * What all URLs of one article have in common: two URLs with one key are one article. It is no URL, since a site
 * may answer at one of its variants only. Neither http and https nor a slash at the end nor the order of the
 * query's parameters counts. `undefined` for what is no http or https URL.
 */
export function articleKey(url: string): string | undefined {
  const normal = normalizeUrl(url);
  if (normal === undefined) return undefined;
  const { hostname, port, pathname, search } = new URL(normal);
  // The domain itself loses nothing: m.example is a domain, not the mobile edition of "example".
  const domain = getDomain(hostname, { allowPrivateDomains: true }) ?? hostname;
  const below = hostname === domain ? "" : hostname.slice(0, -domain.length - 1);
  const parts: Parts = {
    labels: below === "" ? [] : below.split("."),
    segments: pathname
      .split("/")
      .filter((segment) => segment !== "")
      .map(asUsuallyEncoded),
    parameters: search
      .slice(1)
      .split("&")
      .filter((parameter) => parameter !== ""),
  };
  for (const { without } of variants) without(parts);
  const host = [...parts.labels, domain].join(".") + (port && `:${port}`);
  const query = parts.parameters.sort().join("&");
  return `${host}/${parts.segments.join("/")}${query && `?${query}`}`;
}

/** RFC 3986 §6.2.2: hexadecimal digits in upper case, and what need not be encoded is not. */
function asUsuallyEncoded(segment: string): string {
  return segment.replace(/%[0-9a-f]{2}/gi, (octet) => {
    const character = String.fromCharCode(Number.parseInt(octet.slice(1), 16));
    return /[A-Za-z0-9\-._~]/.test(character) ? character : octet.toUpperCase();
  });
}

/** Whether two URLs are of one site: of one registrable domain, or of one machine where there is none. */
export function isSameSite(one: string, other: string): boolean {
  const siteOf = (url: string) => {
    const { hostname } = new URL(url);
    return getDomain(hostname, { allowPrivateDomains: true }) ?? hostname;
  };
  return siteOf(one) === siteOf(other);
}
