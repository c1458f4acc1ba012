import type { TreeDocument } from "../dom/document.ts";

/** The meta tags of a page by lower-case name or property; of several, all values in order. */
export type MetaTags = Map<string, string[]>;

/** Reads `<meta name|property|itemprop content>` anywhere in the page. */
export function readMetaTags(document: TreeDocument): MetaTags {
  const tags: MetaTags = new Map();
  for (const element of document.getElementsByTagName("meta")) {
    const content = (element.getAttribute("content") ?? "").replace(/\s+/g, " ").trim();
    if (content === "") continue;
    for (const attribute of ["property", "name", "itemprop"]) {
      for (const name of (element.getAttribute(attribute) ?? "").toLowerCase().split(/\s+/)) {
        if (name !== "") tags.set(name, [...(tags.get(name) ?? []), content]);
      }
    }
  }
  return tags;
}

/** The first value of the first of these names that the page has. */
export function firstMeta(tags: MetaTags, names: readonly string[]): string | undefined {
  for (const name of names) {
    const value = tags.get(name)?.[0];
    if (value !== undefined) return value;
  }
  return undefined;
}
