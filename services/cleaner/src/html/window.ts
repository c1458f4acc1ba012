import { JSDOM } from "jsdom";

let window: JSDOM["window"] | undefined;

/**
 * Parses markup into a document of its own. One window serves the whole thread: making one costs more than
 * parsing a page. It runs no scripts and loads nothing; addresses are resolved by the caller.
 */
export function parseDocument(markup: string): Document {
  window ??= new JSDOM("").window;
  const document = new window.DOMParser().parseFromString(markup, "text/html");
  // React sends what it rendered late in hidden parts that a script would move into place.
  for (const late of document.querySelectorAll("div[hidden][id^='S:']")) late.removeAttribute("hidden");
  return document;
}

/** Text with HTML's character references read, as for values of linked data that were escaped twice. */
export function decodeReferences(text: string, document: Document): string {
  if (!text.includes("&")) return text;
  const area = document.createElement("textarea");
  area.innerHTML = text.replaceAll("<", "&lt;");
  return area.value;
}
