import { feedNamespace, type OpmlFeed } from "./opml-feed.ts";
import { escapeXml } from "./xml-tags.ts";

/** What `writeOpml` needs of a feed. */
export type WritableFeed = Omit<OpmlFeed, "line" | "column" | "problems" | "folders"> & {
  folders?: string[];
};

/** An OPML 2.0 document of these feeds, in their order, each under its folders. The same feeds give the same bytes. */
export function writeOpml(feeds: readonly WritableFeed[], title = "Feeds"): string {
  const lines = [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<opml version="2.0" xmlns:feed="${feedNamespace}">`,
    `  <head><title>${escapeXml(title)}</title></head>`,
    "  <body>",
  ];
  let open: string[] = [];
  for (const feed of feeds) {
    open = moveTo(feed.folders ?? [], open, lines);
    lines.push(`${indent(open.length)}${outlineOf(feed)}`);
  }
  moveTo([], open, lines);
  lines.push("  </body>", "</opml>", "");
  return lines.join("\n");
}

const indent = (depth: number) => " ".repeat(4 + 2 * depth);

/** Closes the folders that the next feed is not in and opens those that it is in; answers the open ones. */
function moveTo(folders: string[], open: string[], lines: string[]): string[] {
  const differs = open.findIndex((folder, depth) => folder !== folders[depth]);
  const shared = differs === -1 ? open.length : differs;
  for (let depth = open.length; depth > shared; depth--) lines.push(`${indent(depth - 1)}</outline>`);
  for (let depth = shared; depth < folders.length; depth++)
    lines.push(`${indent(depth)}<outline text="${escapeXml(folders[depth] ?? "")}">`);
  return folders;
}

function outlineOf(feed: WritableFeed): string {
  const attributes: [string, string | undefined][] = [
    ["type", "rss"],
    ["text", feed.title],
    ["title", feed.title],
    ["xmlUrl", feed.url],
    ["htmlUrl", feed.siteUrl],
    ["feed:publisher", feed.publisher],
    ["feed:country", feed.country],
    ["feed:language", feed.language],
    ["feed:stateMedia", feed.stateMedia],
    ["feed:verified", feed.verified],
    ["feed:discover", feed.discover ? "true" : undefined],
    ["feed:watchEdits", feed.watchEdits === false ? "false" : undefined],
  ];
  const written = attributes
    .filter(([, value]) => value !== undefined && value !== "")
    .map(([name, value]) => `${name}="${escapeXml(value ?? "")}"`);
  return `<outline ${written.join(" ")}/>`;
}
