import type { ExtractedArticle, SiteSelectors } from "@throughline/contracts";
import { sanitizeHtml } from "@throughline/web";
import { TreeElement } from "../dom/element.ts";
import { TreeText } from "../dom/node.ts";
import { type Block, blocksOf, textOfBlocks } from "./blocks.ts";
import { findContent } from "./find-content.ts";
import { decideKind } from "./kind.ts";
import { markedPosts, postsIn } from "./live-posts.ts";
import { baseOf, readMetadata } from "./metadata.ts";
import { parsePage } from "./parse-page.ts";
import { qualityOf } from "./quality.ts";
import { findSiteContent, selectedFacts, siteReason } from "./site-content.ts";
import { standfirstOf } from "./standfirst.ts";
import { type StrippedPage, stripMarkup } from "./strip-markup.ts";
import { trimBlocks } from "./trim-blocks.ts";

/** The largest of 1,023 news pages has 5,000 elements; one with this many would hold a thread for seconds. */
const mostElements = 60_000;

/**
 * The article in a page. Takes the page's markup, its address (against which links are resolved), and what the story
 * pack says of its host; the same of them gives the same bytes. Never throws for what a page holds.
 */
export function extractFromHtml(html: string, url: string, site?: SiteSelectors): ExtractedArticle {
  const page = stripMarkup(html);
  if (page.elements > mostElements) return unread(page.elements);
  const general = readPage(page, url);
  return site ? readPage(page, url, { selectors: site, without: general.text }) : general;
}

function unread(elements: number): ExtractedArticle {
  const reason = `it has ${elements} elements; no page with more than ${mostElements} is read`;
  return {
    kind: "notArticle",
    title: "",
    authors: [],
    language: "und",
    text: "",
    html: "",
    quality: { method: "none", score: 0, reasons: [reason] },
  };
}

/** A story pack's selectors, and the text that is found without them. */
type Site = { selectors: SiteSelectors; without: string };

function readPage(page: StrippedPage, url: string, site?: Site): ExtractedArticle {
  const parse = () => parsePage(page.markup);
  const document = parse();
  const visible = blocksOf(document.body ?? document.documentElement);
  const {
    linkedType,
    liveUpdates,
    declaresArticle,
    declaredBody,
    locked,
    descriptions,
    isPublicationUnknown,
    ...metadata
  } = {
    ...readMetadata(document, page.linkedData, url, visible),
    ...(site && selectedFacts(document, site.selectors)),
  };
  const declaredPosts =
    liveUpdates.length > 0 ? liveUpdates : markedPosts(visible, document.getElementsByTagName("time"));
  const base = baseOf(document, url);
  const found = site
    ? findSiteContent(document, parse, declaredBody, site.selectors)
    : findContent(document, parse, declaredBody);
  const { kept, dropped, gone } = trimBlocks(found.blocks, metadata.title);
  const isNamed = found.method === "site-selectors";
  const standfirst = isNamed ? undefined : standfirstOf(visible, descriptions, textOfBlocks(kept));
  const blocks = standfirst ? [standfirst, ...kept] : kept;
  const text = textOfBlocks(blocks);
  const facts = {
    linkedType,
    liveUpdates,
    declaresArticle,
    declaredBody,
    locked,
    descriptions,
    isPublicationUnknown,
  };
  const decision = decideKind({
    metadata: { ...metadata, ...facts },
    url,
    text,
    found: found.blocks,
    scriptCharacters: page.scriptCharacters,
  });
  const posts =
    decision.kind === "liveBlog"
      ? postsIn(
          blocks.map((block) => block.text),
          declaredPosts,
        )
      : [];
  removeBlocks(gone, found.blocks);
  if (standfirst) found.root.insertBefore(paragraphOf(standfirst, found.root), found.root.firstChild);
  const bySite = site && siteReason(site, text, isNamed);
  return {
    kind: decision.kind,
    ...metadata,
    text,
    ...(posts.length > 0 && { posts }),
    html: sanitizeHtml(found.root.innerHTML, { baseUrl: base, allow: "article" }).trim(),
    quality: qualityOf({ decision, found, text, kept, dropped, standfirst, isPublicationUnknown, bySite }),
  };
}

function paragraphOf({ text }: Block, { ownerDocument }: TreeElement): TreeElement {
  const paragraph = new TreeElement(ownerDocument, "p");
  paragraph.appendChild(new TreeText(text));
  return paragraph;
}

/** Takes blocks out of the tree, each with its element unless that holds another block. */
function removeBlocks(gone: readonly Block[], all: readonly Block[]): void {
  const held = new Map<TreeElement, number>();
  const count = (element: TreeElement, by: number) => {
    for (let at: TreeElement | null = element; at; at = at.parentElement)
      held.set(at, (held.get(at) ?? 0) + by);
  };
  for (const { element } of all) count(element, 1);
  for (const { element } of gone) {
    if ((held.get(element) ?? 0) > 1) continue;
    count(element, -1);
    element.remove();
  }
}
