import type { ParsedFeed } from "@throughline/contracts";
import { linksOfHeader, type WebResponse } from "@throughline/web";

/**
 * The hub that a feed offers and the topic under which the hub knows it: from the Link headers, else from the
 * document (WebSub §4). Both are null when one is missing, or is no web address.
 */
export function hubOf(
  parsed: Pick<ParsedFeed, "hub" | "self">,
  answer: Pick<WebResponse, "headers" | "finalUrl">,
): { hub: string | null; topic: string | null } {
  const links = linksOfHeader(answer.headers.link ?? "", answer.finalUrl);
  const linked = (rel: string) => links.find(({ rels }) => rels.includes(rel))?.url;
  const hub = absolute(linked("hub") ?? parsed.hub, answer.finalUrl);
  const topic = absolute(linked("self") ?? parsed.self, answer.finalUrl);
  return hub && topic ? { hub, topic } : { hub: null, topic: null };
}

function absolute(url: string | undefined, base: string): string | undefined {
  if (url === undefined || url.length > 2000 || !URL.canParse(url, base)) return undefined;
  const { href, protocol } = new URL(url, base);
  return protocol === "https:" || protocol === "http:" ? href : undefined;
}
