/**
 * A link that leads to an article through somebody else's server. `host` and `path` tell which; `inner` reads the
 * article's own URL out of it, or gives nothing where it is not inside.
 */
type Wrapper = {
  whose: string;
  host: RegExp;
  path: RegExp;
  inner: (url: URL) => string | null | undefined;
};

const parameter =
  (...names: string[]) =>
  (url: URL) =>
    names.map((name) => url.searchParams.get(name)).find((value) => value);

/** The part of the path behind the marker is the URL without its scheme; `s/` says https (AMP cache URL format). */
const cached = (marker: RegExp) => (url: URL) => {
  const [, secure, rest] = marker.exec(url.pathname) ?? [];
  return rest && `${secure ? "https" : "http"}://${rest}${url.search}`;
};

/**
 * Who hands out links to others' articles with the article's URL inside. A link whose target only its server knows
 * (shorteners, feedproxy, the newer Google News, MSN's copies) is not here: where it redirects, the fetch finds out.
 * Machine translations (translate.goog) are not here either: theirs is another text.
 */
const wrappers: readonly Wrapper[] = [
  // The AMP viewer before the general redirect of the same host.
  {
    whose: "Google's AMP viewer",
    host: /^(www\.)?google(\.[a-z]{2,3}){1,2}$/,
    path: /^\/amp\//,
    inner: cached(/^\/amp\/(s\/)?(.+)/),
  },
  {
    whose: "AMP caches (/c/ is a page, /v/ a page in a viewer)",
    host: /(^|\.)(cdn\.ampproject\.org|bing-amp\.com)$/,
    path: /^\/[cv]\//,
    inner: cached(/^\/[cv]\/(s\/)?(.+)/),
  },
  {
    whose: "Google's search and alerts",
    host: /^(www\.|news\.)?google(\.[a-z]{2,3}){1,2}$/,
    path: /^\/url$/,
    inner: parameter("url", "q"),
  },
  {
    whose: "Google News until 2024; a newer id holds no URL",
    host: /^news\.google\.com$/,
    path: /\/(articles|read)\/CB/,
    inner: (url) => urlInGoogleNewsId(/\/(?:articles|read)\/([\w-]+)/.exec(url.pathname)?.[1] ?? ""),
  },
  {
    whose: "Bing News",
    host: /^(www\.|cn\.)?bing\.com$/,
    path: /^\/news\/apiclick\.aspx$/i,
    inner: parameter("url"),
  },
  {
    whose: "Bing's search: `a1` and the URL in base64url",
    host: /^(www\.|cn\.)?bing\.com$/,
    path: /^\/ck\/a$/,
    inner: (url) => {
      const packed = url.searchParams.get("u");
      return packed?.startsWith("a1") ? fromBase64Url(packed.slice(2)) : undefined;
    },
  },
  {
    whose: "Yahoo's search",
    host: /^r\.search\.yahoo\.com$/,
    path: /\/RU=/,
    inner: (url) => decoded(/\/RU=([^/]+)/.exec(url.pathname)?.[1]),
  },
  {
    whose: "Yahoo's older redirects: the URL behind a star",
    host: /(^|\.)(rd|search)\.yahoo\.com$/,
    path: /\*\*?https?(:|%3a)/i,
    inner: (url) => decoded(/\*\*?(https?(?::|%3a).+)/i.exec(url.pathname + url.search)?.[1]),
  },
  { whose: "Facebook", host: /(^|\.)facebook\.com$/, path: /^\/l\.php$/, inner: parameter("u") },
  { whose: "Instagram", host: /^l\.instagram\.com$/, path: /^\/$/, inner: parameter("u") },
  { whose: "VK", host: /^((away|m|www)\.)?vk\.(com|ru)$/, path: /^\/away(\.php)?$/, inner: parameter("to") },
  {
    whose: "LinkedIn",
    host: /(^|\.)linkedin\.com$/,
    path: /^\/(safety\/go|redir\/redirect)\/?$/,
    inner: parameter("url"),
  },
  { whose: "Reddit", host: /^out\.reddit\.com$/, path: /^\//, inner: parameter("url") },
  { whose: "YouTube", host: /^(www\.)?youtube\.com$/, path: /^\/redirect$/, inner: parameter("q") },
  { whose: "Tumblr", host: /^(t\.umblr\.com|href\.li)$/, path: /^\/(redirect)?$/, inner: parameter("z") },
  { whose: "DuckDuckGo", host: /^(www\.)?duckduckgo\.com$/, path: /^\/l\/?$/, inner: parameter("uddg") },
  { whose: "Flipboard", host: /(^|\.)flipboard\.com$/, path: /^\/redirect$/, inner: parameter("url") },
  { whose: "Pocket", host: /(^|\.)getpocket\.com$/, path: /^\/redirect$/, inner: parameter("url") },
  {
    whose: "Outlook's safe links",
    host: /(^|\.)safelinks\.protection\.outlook\.com$/,
    path: /^\//,
    inner: parameter("url"),
  },
];

/** A wrapper around a wrapper happens; more is a game. */
const deepest = 4;

/** The URL that a link leads to where the link itself says so; else the link's own. */
export function unwrapped(url: URL): URL {
  let current = url;
  for (let depth = 0; depth < deepest; depth += 1) {
    const inner = wrappers
      .find(({ host, path }) => host.test(current.hostname) && path.test(current.pathname))
      ?.inner(current);
    if (!inner || !/^https?:\/\/[^/]+\.[^/]+/i.test(inner) || !URL.canParse(inner)) return current;
    current = new URL(inner);
  }
  return current;
}

function decoded(text: string | undefined): string | undefined {
  try {
    return text === undefined ? undefined : decodeURIComponent(text);
  } catch {
    return undefined;
  }
}

function fromBase64Url(text: string): string {
  return Buffer.from(text, "base64url").toString("utf8");
}

/**
 * An id of the old form is a protocol buffer in base64url: field 1 with a number, then field 4 with the URL as a
 * length in base 128 and that many bytes. In the new form the same field holds a key that only Google can read.
 */
function urlInGoogleNewsId(id: string): string | undefined {
  const bytes = Buffer.from(id, "base64url");
  if (bytes[0] !== 0x08 || bytes[2] !== 0x22) return undefined;
  const [low = 0, high = 0] = bytes.subarray(3);
  const long = low >= 0x80;
  const start = long ? 5 : 4;
  const text = bytes.subarray(start, start + (long ? (low & 0x7f) + high * 128 : low)).toString("utf8");
  return /^https?:\/\//.test(text) ? text : undefined;
}
