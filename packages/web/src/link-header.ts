/** A link of a `Link` header: where to, and as what. */
export type HeaderLink = { url: string; rels: string[] };

const linkStart = /\s*<([^>]*)>/y;
/** `;name`, `;name=token` or `;name="quoted"`, with space wherever RFC 8288 §3 allows it, and more. */
const parameter = /\s*;\s*([^\s=;,"]+)\s*(?:=\s*(?:"((?:[^"\\]|\\.)*)"|([^\s;,]*)))?/y;
/** What comes before the next link, or before the next comma where there is rubbish. */
const separator = /[^,]*,?/y;
/** A header of more links than this is not meant for us. */
const mostLinks = 100;

/**
 * Reads a `Link` header (RFC 8288; several headers joined by commas): the links that are said of the document
 * itself, resolved against `base`. One with an `anchor` speaks of something else and is left out; of several `rel`
 * only the first counts (§3.3). What is malformed is skipped.
 */
export function linksOfHeader(header: string, base: string): HeaderLink[] {
  const links: HeaderLink[] = [];
  for (let at = 0; at < header.length && links.length < mostLinks; ) {
    const start = matchAt(linkStart, header, at);
    at = start ? linkStart.lastIndex : at;
    const parameters = new Map<string, string>();
    for (let match = start && matchAt(parameter, header, at); match; match = matchAt(parameter, header, at)) {
      at = parameter.lastIndex;
      const name = (match[1] ?? "").toLowerCase();
      if (!parameters.has(name)) parameters.set(name, match[2]?.replace(/\\(.)/g, "$1") ?? match[3] ?? "");
    }
    const target = start?.[1]?.trim() ?? "";
    const rels = (parameters.get("rel") ?? "").toLowerCase().split(/\s+/).filter(Boolean);
    if (rels.length > 0 && !parameters.has("anchor") && URL.canParse(target, base))
      links.push({ url: new URL(target, base).href, rels });
    matchAt(separator, header, at);
    at = Math.max(at + 1, separator.lastIndex);
  }
  return links;
}

function matchAt(pattern: RegExp, text: string, at: number): RegExpExecArray | null {
  pattern.lastIndex = at;
  return pattern.exec(text);
}
