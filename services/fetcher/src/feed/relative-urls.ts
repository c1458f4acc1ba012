const plainlyAbsolute = /^https?:\/\/[^/]/i;

/** A URL resolved against a base; as it stands where it cannot be, or leads out of the web. */
export function resolvedUrl(reference: string, base: string): string {
  const trimmed = reference.trim().replace(/[\t\n\r]+/g, "");
  if (trimmed === "" || plainlyAbsolute.test(trimmed)) return trimmed;
  const resolved = URL.parse(trimmed, base);
  if (resolved) return resolved.href;
  return URL.canParse(trimmed) ? trimmed : base && trimmed;
}

/** An `xml:base` within another; only web addresses can be one. */
export function baseWithin(reference: string, base: string): string {
  const resolved = URL.parse(reference.trim(), base);
  return resolved && /^https?:$/.test(resolved.protocol) ? resolved.href : base;
}

const tag = /<[A-Za-z][^<>]*>/g;
const urlAttribute =
  /(\s(?:href|src|poster|cite|action|longdesc|background|data|usemap|codebase|profile|classid)\s*=\s*)("[^"]*"|'[^']*'|[^\s"'<>]+)/gi;
const absolute = /^\s*(?:[a-z][a-z0-9+.-]*:|#|&|$)/i;

/** HTML whose relative links and sources are resolved against a base. */
export function absoluteHtml(html: string, base: string): string {
  if (base === "" || !hasRelativeUrl(html)) return html;
  return html.replace(tag, (whole) =>
    whole.includes("=")
      ? whole.replace(urlAttribute, (kept, before: string, quoted: string) => {
          const quote = /^["']/.exec(quoted)?.[0] ?? "";
          const value = quote ? quoted.slice(1, -1) : quoted;
          if (absolute.test(value)) return kept;
          const resolved = resolvedUrl(value.replaceAll("&amp;", "&"), base).replaceAll("&", "&amp;");
          return `${before}${quote || '"'}${resolved.replaceAll('"', "%22")}${quote || '"'}`;
        })
      : whole,
  );
}

const urlAttributes = new Set(
  "href src poster cite action longdesc background data usemap codebase profile classid".split(" "),
);
const scheme = "[a-z][a-z0-9+.-]*:";
const absoluteValue = new RegExp(
  `\\s*(?:"\\s*(?:${scheme}|[#&"])|'\\s*(?:${scheme}|[#&'])|${scheme}|[#&>])`,
  "iy",
);

/** Whether an attribute may hold a relative URL. Most feeds write whole ones, and a look at each `=` costs little. */
function hasRelativeUrl(html: string): boolean {
  for (let equals = html.indexOf("="); equals >= 0; equals = html.indexOf("=", equals + 1)) {
    if (html.startsWith("https:", equals + 2) || html.startsWith("http:", equals + 2)) continue;
    let end = equals;
    while (html.charCodeAt(end - 1) <= 32) end -= 1;
    let start = end;
    while (isLetter(html.charCodeAt(start - 1))) start -= 1;
    if (!urlAttributes.has(html.slice(start, end).toLowerCase())) continue;
    absoluteValue.lastIndex = equals + 1;
    if (!absoluteValue.test(html)) return true;
  }
  return false;
}

function isLetter(code: number): boolean {
  return (code >= 97 && code <= 122) || (code >= 65 && code <= 90);
}
