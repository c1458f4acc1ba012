import { decodeText } from "./decode-text.ts";

/** What a document is by its first element or key. */
export type DocumentKind = "rss" | "rdf" | "atom" | "json" | "sitemap" | "cdf" | "html" | "other";

/** Prologues (licence comments, style sheets, document types) come before the first element. */
const sniffedCharacters = 64 * 1024;

const prologue = /^(?:[\s\ufeff]+|<\?[\s\S]*?\?>|<!--[\s\S]*?-->|<!doctype(?:[^>[]|\[[^\]]*\])*>)/i;
const firstElement = /^<(?:[\w.-]+:)?([\w.-]+)([^>]*)/;

const kinds: ReadonlyMap<string, DocumentKind> = new Map(
  Object.entries<DocumentKind>({
    rss: "rss",
    channel: "rss",
    rdf: "rdf",
    feed: "atom",
    urlset: "sitemap",
    sitemapindex: "sitemap",
  }),
);

/** Says what a text is without parsing it: the name of its first element, behind whatever junk leads. */
export function sniffDocument(text: string): DocumentKind {
  let rest = text.slice(0, sniffedCharacters);
  let declaresHtml = false;
  for (let skipped = prologue.exec(rest); skipped; skipped = prologue.exec(rest)) {
    declaresHtml ||= /^<!doctype\s+html/i.test(skipped[0]);
    rest = rest.slice(skipped[0].length);
  }
  if (rest.startsWith("{")) return isJsonFeed(rest) ? "json" : "other";
  const [, name = "", attributes = ""] = firstElement.exec(rest) ?? [];
  const known = kinds.get(name.toLowerCase());
  if (known) return known === "rss" && /\bcdf\b/i.test(attributes) ? "cdf" : known;
  if (declaresHtml || /^(html|head|body|meta|title)$/i.test(name)) return "html";
  const behind = afterJunk(rest);
  return behind === "other" && /^(script|div|p)$/i.test(name) ? "html" : behind;
}

/** Warnings of a broken server stand before many a feed; its root element is not far behind. */
function afterJunk(rest: string): DocumentKind {
  const root = /<(?:[\w.-]+:)?(rss|rdf|feed|html)[\s>]/i.exec(rest.slice(0, 8192))?.[1]?.toLowerCase();
  return root === "html" ? "html" : (kinds.get(root ?? "") ?? "other");
}

function isJsonFeed(text: string): boolean {
  return (
    /"version"\s*:\s*"https?:(?:\\?\/){2}jsonfeed\.org(?:\\?\/)version/.test(text) ||
    /"items"\s*:\s*\[/.test(text)
  );
}

/** A cheap look at whether bytes are a feed; only a parser can be sure. */
export function looksLikeFeed(bytes: Uint8Array, contentType?: string): boolean {
  const kind = sniffDocument(decodeText(bytes.subarray(0, sniffedCharacters), contentType).text);
  return kind !== "html" && kind !== "other";
}
