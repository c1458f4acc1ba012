/** A URL resolved against a base; as it stands where it cannot be, or leads out of the web. */
export function resolvedUrl(reference: string, base: string): string {
  const trimmed = reference.trim().replace(/[\t\n\r]/g, "");
  if (trimmed === "") return "";
  if (/^https?:\/\/[^/]/i.test(trimmed)) return trimmed;
  if (!URL.canParse(trimmed, base)) return URL.canParse(trimmed) ? trimmed : base && trimmed;
  const resolved = new URL(trimmed, base);
  return resolved.href;
}

/** An `xml:base` within another; only web addresses can be one. */
export function baseWithin(reference: string, base: string): string {
  if (!URL.canParse(reference.trim(), base)) return base;
  const resolved = new URL(reference.trim(), base);
  return /^https?:$/.test(resolved.protocol) ? resolved.href : base;
}

const tag = /<[A-Za-z][^<>]*>/g;
const urlAttribute =
  /(\s(?:href|src|poster|cite|action|longdesc|background|data|usemap|codebase|profile|classid)\s*=\s*)("[^"]*"|'[^']*'|[^\s"'<>]+)/gi;
const absolute = /^\s*(?:[a-z][a-z0-9+.-]*:|#|&|$)/i;

/** HTML whose relative links and sources are resolved against a base. */
export function absoluteHtml(html: string, base: string): string {
  if (base === "" || !html.includes("<")) return html;
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
