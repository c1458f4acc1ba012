import type { ExtractedArticle } from "@throughline/contracts";
import { blocksOf, textOfBlocks } from "./blocks.ts";
import { findContent } from "./find-content.ts";
import { decideKind } from "./kind.ts";
import { baseOf, readMetadata } from "./metadata.ts";
import { qualityOf } from "./quality.ts";
import { sanitise } from "./sanitise.ts";
import { stripMarkup } from "./strip-markup.ts";
import { trimBlocks } from "./trim-blocks.ts";
import { parseDocument } from "./window.ts";

/**
 * The article in a page. Takes the page's markup and its address (against which links are resolved); the same
 * markup gives the same bytes. Never throws for what a page holds, save for one nested too deeply to walk
 * (a `RangeError`).
 */
export function extractFromHtml(html: string, url: string): ExtractedArticle {
  const page = stripMarkup(html);
  const parse = () => parseDocument(page.markup);
  const document = parse();
  const { linkedType, declaresArticle, declaredBody, locked, ...metadata } = readMetadata(
    document,
    page.linkedData,
    url,
  );
  const base = baseOf(document, url);
  const found = findContent(document, parse, declaredBody);
  const { kept, dropped, gone } = trimBlocks(found.blocks, metadata.title);
  const text = textOfBlocks(kept);
  const facts = { linkedType, declaresArticle, declaredBody, locked };
  const decision = decideKind({
    metadata: { ...metadata, ...facts },
    url,
    text,
    found: found.blocks,
    scriptCharacters: page.scriptCharacters,
  });
  for (const block of gone) if (blocksOf(block.element).length <= 1) block.element.remove();
  return {
    kind: decision.kind,
    ...metadata,
    text,
    html: sanitise(found.root.innerHTML, base),
    quality: qualityOf({ decision, found, text, kept, dropped }),
  };
}
