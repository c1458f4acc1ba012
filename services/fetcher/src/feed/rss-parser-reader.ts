import Parser from "rss-parser";
import type { CanonicalNode } from "./canonical-element.ts";
import type { CanonicalFeed } from "./canonical-feed.ts";
import { entryFields, feedFields } from "./vocabulary.ts";

/** Every value of a canonical field, in the order of the document. */
export type Values = CanonicalNode[] | undefined;
/** What rss-parser gives: canonical fields under names that its own do not use. */
export type ReadNode = { [field: `all ${string}`]: Values };
export type ReadFeed = ReadNode & { items: ReadNode[] };

const everyValue = (names: readonly string[]) =>
  names.map((name): [string, string, { keepArray: true }] => [name, `all ${name}`, { keepArray: true }]);
const customFields = { feed: everyValue(feedFields), item: everyValue(entryFields) };

type Tree = { rss: { $: { version: string }; channel: object[] } };

/**
 * rss-parser without its XML reader, which gives up on the first slip and goes over each text several times: the
 * tree that it would make of an RSS 2.0 document is there already.
 */
class CanonicalParser extends Parser<ReadFeed, ReadNode> {
  protected readonly xmlParser: {
    parseString(xml: string, done: (error: Error | null, tree: Tree) => void): void;
  };

  constructor({ channel, items }: CanonicalFeed) {
    super({ customFields: customFields as never });
    const tree = { rss: { $: { version: "2.0" }, channel: [{ ...channel, item: items }] } };
    this.xmlParser = { parseString: (_xml, done) => done(null, tree) };
  }
}

/** Reads a canonical feed with rss-parser; a new instance each time, since one carries its state along. */
export async function readWithRssParser(feed: CanonicalFeed): Promise<ReadFeed> {
  return (await new CanonicalParser(feed).parseString("")) as unknown as ReadFeed;
}

/** The first value of the first field that has one. */
export function first(...fields: Values[]): string {
  for (const field of fields) {
    const node = field?.[0];
    if (node !== undefined) return textOf(node);
  }
  return "";
}

export function textOf(node: CanonicalNode): string {
  return typeof node === "string" ? node : node._;
}
