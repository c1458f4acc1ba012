/** A node of JSON-LD, as found. */
export type LinkedNode = { [key: string]: unknown };

/** Most nodes that are looked at on one page, so that a hostile one cannot hold the thread. */
const maxNodes = 2000;
const articleTypes = /(?:Article|BlogPosting|LiveBlogPosting|Report|Review|SocialMediaPosting)$/;

/**
 * Every node of a page's JSON-LD scripts: arrays, `@graph` lists and nested objects are opened. A script that
 * is no JSON even after mending control characters and comment marks counts as absent.
 */
export function linkedNodes(scripts: string[]): LinkedNode[] {
  const nodes: LinkedNode[] = [];
  const waiting: unknown[] = scripts.map(parseLenient);
  for (let at = 0; at < waiting.length && nodes.length < maxNodes; at += 1) {
    const value = waiting[at];
    if (Array.isArray(value)) waiting.push(...value.slice(0, maxNodes));
    else if (isNode(value)) {
      if (typeOf(value) !== "") nodes.push(value);
      for (const key of ["@graph", "mainEntity", "mainEntityOfPage", "hasPart", "itemReviewed"])
        if (typeof value[key] === "object") waiting.push(value[key]);
    }
  }
  return nodes;
}

/** The node that describes the page's article: of several, the one that names the page's address, else the first. */
export function articleNode(nodes: LinkedNode[], pageUrl: string): LinkedNode | undefined {
  const articles = nodes.filter((node) => articleTypes.test(typeOf(node)) && isDescribed(node));
  const path = pathOf(pageUrl);
  return (
    articles.find((node) => path !== "" && addressesOf(node).some((a) => pathOf(a) === path)) ?? articles[0]
  );
}

/** The node that describes the page as such, which some systems date in place of its article. */
export function pageNode(nodes: LinkedNode[], pageUrl: string): LinkedNode | undefined {
  const pages = nodes.filter((node) => typeOf(node).endsWith("WebPage"));
  const path = pathOf(pageUrl);
  return pages.find((node) => addressesOf(node).some((address) => pathOf(address) === path));
}

/** What a value that only refers to a node by its `@id` stands for; any other value as it is. */
export function resolvedIn(nodes: readonly LinkedNode[], value: unknown): unknown {
  if (!isNode(value) || value.name !== undefined || typeof value["@id"] !== "string") return value;
  return nodes.find((node) => node["@id"] === value["@id"] && node.name !== undefined) ?? value;
}

/** The type of a node without its vocabulary; of several types, the most telling one. */
export function typeOf(node: LinkedNode): string {
  const types = [node["@type"]].flat().filter((type): type is string => typeof type === "string");
  const names = types.map((type) => type.replace(/^.*[/#:]/, ""));
  return names.find((name) => articleTypes.test(name)) ?? names[0] ?? "";
}

/** A value as one line of text: a string, or the name of an object. */
export function textOf(value: unknown): string {
  if (typeof value === "string") return value.replace(/\s+/g, " ").trim();
  if (Array.isArray(value)) return textOf(value[0]);
  if (isNode(value)) return textOf(value.name ?? value["@value"] ?? "");
  return "";
}

/** The first address in a value: a string, an object's `url` or `@id`, or a list of either. */
export function addressOf(value: unknown): string {
  if (typeof value === "string") return value.trim();
  if (Array.isArray(value)) return addressOf(value[0]);
  if (isNode(value)) return addressOf(value.url ?? value.contentUrl ?? value["@id"] ?? "");
  return "";
}

export function isNode(value: unknown): value is LinkedNode {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function isDescribed(node: LinkedNode): boolean {
  return ["headline", "name", "datePublished", "articleBody", "author"].some(
    (key) => node[key] !== undefined,
  );
}

function addressesOf(node: LinkedNode): string[] {
  return [node.url, node["@id"], node.mainEntityOfPage].map(addressOf).filter((address) => address !== "");
}

function pathOf(address: string): string {
  return URL.canParse(address) ? new URL(address).pathname.replace(/\/$/, "") : "";
}

function parseLenient(script: string): unknown {
  const attempts = [script, mended(script)];
  for (const attempt of attempts) {
    try {
      return JSON.parse(attempt);
    } catch {
      // The next attempt is more lenient; a script that none can read counts as absent.
    }
  }
  return undefined;
}

/** Control characters in strings, comment and CDATA marks, and commas before a closing bracket. */
function mended(script: string): string {
  return script
    .trim()
    .replace(/^(?:\/\/\s*)?(?:<!--|<!\[CDATA\[)/, "")
    .replace(/(?:-->|\]\]>)$/, "")
    .trimEnd()
    .replace(/\/\/$/, "")
    .replace(/\p{Cc}+/gu, " ")
    .replace(/,(\s*[}\]])/g, "$1")
    .replace(/;\s*$/, "");
}
