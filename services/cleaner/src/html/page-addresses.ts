import type { TreeDocument } from "../dom/document.ts";
import type { TreeElement } from "../dom/element.ts";
import { addressOf, type LinkedNode } from "./linked-data.ts";
import { firstMeta, type MetaTags } from "./meta-tags.ts";

/** The address against which the page's links are resolved: its `<base>`, or its own. */
export function baseOf(document: TreeDocument, pageUrl: string): string {
  const base = document.getElementsByTagName("base")[0]?.getAttribute("href") ?? "";
  return resolved([base], pageUrl) ?? pageUrl;
}

/** The address that the page gives as its own: its canonical link, OpenGraph's, or the one in its JSON-LD. */
export function canonicalUrl(
  document: TreeDocument,
  tags: MetaTags,
  node: LinkedNode,
  base: string,
): string | undefined {
  const links = document.getElementsByTagName("link");
  const canonical = links.find((link) => /(?:^|\s)canonical(?:\s|$)/i.test(link.getAttribute("rel") ?? ""));
  const addresses = [
    canonical?.getAttribute("href") ?? "",
    firstMeta(tags, ["og:url"]),
    addressOf(node.mainEntityOfPage),
  ];
  return resolved(addresses, base);
}

/** The first of some addresses that is one of http or https, absolute and without a fragment. */
export function resolved(addresses: (string | undefined)[], base: string): string | undefined {
  for (const address of addresses) {
    if (!address || !URL.canParse(address, base)) continue;
    const url = new URL(address, base);
    url.hash = "";
    if (url.protocol === "http:" || url.protocol === "https:") return url.href;
  }
  return undefined;
}

/** Whether a heading is, or stands in, a link to the front page of the page's site. */
export function leadsHome(heading: TreeElement, pageUrl: string): boolean {
  const link = heading.nearest(({ localName }) => localName === "a") ?? heading.getElementsByTagName("a")[0];
  const address = link?.getAttribute("href") ?? "";
  if (address === "" || !URL.canParse(address, pageUrl)) return false;
  const [home, page] = [new URL(address, pageUrl), new URL(pageUrl)];
  return home.host === page.host && /^\/(?:index\.\w+)?$/.test(home.pathname) && page.pathname !== "/";
}

export function hostOf(address: string): string {
  return URL.canParse(address) ? new URL(address).hostname : "";
}
