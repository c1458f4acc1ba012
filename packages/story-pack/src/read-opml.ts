import { type OpmlFeed, ownAttributes } from "./opml-feed.ts";
import type { Position } from "./pack-problem.ts";
import { XmlError, type XmlTag, xmlTokens } from "./xml-tags.ts";

/** A text that is no OPML; `line` and `column` count from 1, and the message says what is wrong there. */
export class OpmlError extends Error {
  override name = "OpmlError";
  readonly line: number;
  readonly column: number;

  constructor(message: string, { line, column }: Position) {
    super(message);
    this.line = line;
    this.column = column;
  }
}

/** Deeper nesting than this is an attack or a fault, not an ordering of feeds. */
const deepest = 32;

/**
 * The feeds of an OPML document of any reader (OPML 1.0, 1.1, 2.0; attribute names in any case), in the
 * order of the document, with the folders around them. Outlines without a feed are folders or notes.
 * Throws an `OpmlError` for a text that is not XML, has no `<opml>`, or whose outlines do not nest.
 */
export function readOpml(text: string): OpmlFeed[] {
  const reading = new OutlineReader();
  try {
    for (const token of xmlTokens(text)) if (token.kind !== "text") reading.take(token);
  } catch (error) {
    if (error instanceof XmlError) throw new OpmlError(error.message, error);
    throw error;
  }
  return reading.end();
}

class OutlineReader {
  readonly #feeds: OpmlFeed[] = [];
  readonly #folders: (Position & { title: string })[] = [];
  readonly #prefixes = new Map<string, string>();
  #opml = false;

  take(tag: XmlTag): void {
    const name = tag.name.toLowerCase();
    if (!this.#opml) {
      if (tag.kind === "start" && name === "opml") this.#opml = true;
      else throw new OpmlError(`the document starts with <${tag.name}>, not with <opml>`, tag);
    }
    if (tag.kind === "start") {
      for (const [key, value] of tag.attributes)
        if (key.startsWith("xmlns:")) this.#prefixes.set(key.slice(6), value);
    }
    if (name !== "outline") return;
    if (tag.kind === "end") this.#close(tag);
    else this.#open(tag);
  }

  end(): OpmlFeed[] {
    if (!this.#opml) throw new OpmlError("there is no <opml> in it", { line: 1, column: 1 });
    const open = this.#folders.at(-1);
    if (open) throw new OpmlError("this outline is never closed", open);
    return this.#feeds;
  }

  #open(tag: XmlTag & { kind: "start" }): void {
    const feed = feedOf(
      tag,
      this.#prefixes,
      this.#folders.map(({ title }) => title).filter((title) => title !== ""),
    );
    if (feed) this.#feeds.push(feed);
    if (tag.empty) return;
    if (this.#folders.length >= deepest)
      throw new OpmlError(`outlines are nested more than ${deepest} deep`, tag);
    const { line, column } = tag;
    this.#folders.push({ title: titleOf(lowerCased(tag.attributes)) ?? "", line, column });
  }

  #close(position: Position): void {
    if (this.#folders.pop() === undefined) throw new OpmlError("this </outline> closes nothing", position);
  }
}

function lowerCased(attributes: Map<string, string>): Map<string, string> {
  return new Map([...attributes].map(([key, value]) => [key.toLowerCase(), value.trim()]));
}

function titleOf(attributes: Map<string, string>): string | undefined {
  return attributes.get("title") || attributes.get("text") || undefined;
}

const feedTypes = new Set(["rss", "rss1", "atom", "feed", "json", "rdf"]);

function feedOf(
  tag: XmlTag & { kind: "start" },
  prefixes: Map<string, string>,
  folders: string[],
): OpmlFeed | undefined {
  const plain = lowerCased(tag.attributes);
  const typed = feedTypes.has(plain.get("type")?.toLowerCase() ?? "");
  const url = plain.get("xmlurl") || (typed && plain.get("url")) || plain.get("xmlurl");
  // An empty address is a feed all the same, whose list must hear of it.
  if (url === undefined) return undefined;
  const siteUrl = plain.get("htmlurl");
  return {
    url,
    title: titleOf(plain) ?? url,
    ...(siteUrl ? { siteUrl } : {}),
    folders: folders.length > 0 ? folders : categoryPath(plain.get("category") ?? ""),
    ...ownAttributes(tag.attributes, prefixes),
    line: tag.line,
    column: tag.column,
  };
}

/** The first category as a path of folders: "/News/Iran, /World" (OPML 2.0, "What is an <outline>?"). */
function categoryPath(category: string): string[] {
  const [first = ""] = category.split(",");
  return first
    .split("/")
    .map((name) => name.trim())
    .filter((name) => name !== "");
}
