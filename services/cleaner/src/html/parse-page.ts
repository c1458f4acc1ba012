import type { TreeDocument } from "../dom/document.ts";
import { parseDocument } from "../dom/parse.ts";

/** Parses a page's markup into a tree of its own. Nothing runs and nothing is loaded. */
export function parsePage(markup: string): TreeDocument {
  const document = parseDocument(markup);
  // React sends what it rendered late in hidden parts that a script would move into place.
  for (const part of document.getElementsByTagName("div"))
    if (part.id.startsWith("S:")) part.removeAttribute("hidden");
  return document;
}

/** Text with HTML's character references read, as for values of linked data that were escaped twice. */
export function decodeReferences(text: string, document: TreeDocument): string {
  if (!text.includes("&")) return text;
  const area = document.createElement("textarea");
  area.innerHTML = text.replaceAll("<", "&lt;");
  return area.textContent;
}
