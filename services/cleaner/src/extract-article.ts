import type { ExtractedArticle, PageInput } from "@throughline/contracts";
import { extractFromHtml } from "./html/extract-html.ts";
import { extractFromText } from "./plain/extract-text.ts";

export async function extractArticle(page: PageInput): Promise<ExtractedArticle> {
  if ("html" in page) return extractFromHtml(page.html, page.url);
  return extractFromText(page.text, page.url);
}
