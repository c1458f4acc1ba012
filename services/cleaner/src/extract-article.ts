import type { ExtractedArticle, PageInput, SiteSelectors } from "@throughline/contracts";
import { storable } from "@throughline/text";
import { extractFromHtml } from "./html/extract-html.ts";
import { extractFromText } from "./plain/extract-text.ts";

export type ExtractOptions = {
  /** What the story pack says of the page's host. */
  site?: SiteSelectors;
};

/**
 * The article in a page or a plain text: its title, authors, times and address as declared, its text without
 * what stands around it, its HTML made safe, what kind of page it is, and every reason in `quality`. The same
 * input gives the same bytes; nothing is fetched. With a `site`, its selectors go before the general rules, which
 * still read what they do not find.
 *
 * It works in the calling thread, a page of usual size for some 20 ms: a service calls it in a thread pool.
 */
export async function extractArticle(
  page: PageInput,
  { site }: ExtractOptions = {},
): Promise<ExtractedArticle> {
  return storable(
    "html" in page ? extractFromHtml(page.html, page.url, site) : extractFromText(page.text, page.url),
  );
}
