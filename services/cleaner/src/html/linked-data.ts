/** A node of JSON-LD, as found. */
export type LinkedNode = { [key: string]: unknown };

/** Most nodes that are looked at on one page, so that a hostile one cannot hold the thread. */
const maxNodes = 2000;
const articleTypes = /(?:Article|BlogPosting|LiveBlogPosting|Report|Review|SocialMediaPosting)$/;

/**
 * Every node of a page's JSON-LD scripts: arrays, `@graph` lists and nested objects are opened, and what only refers to
 * a node by its `@id` is that node. A script that is no JSON even after mending control characters and comment marks
 * counts as absent.
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
  return withReferences(nodes);
}

/** Properties of an article or a page that graphs give by reference. */
const referring = ["author", "creator", "publisher", "image", "primaryImageOfPage", "thumbnailUrl"];

function withReferences(nodes: readonly LinkedNode[]): LinkedNode[] {
  const byId = new Map<string, LinkedNode>();
  for (const node of nodes) {
    const id = node["@id"];
    if (typeof id === "string" && !isReference(node) && !byId.has(id)) byId.set(id, node);
  }
  const follow = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.slice(0, maxNodes).map(follow);
    return isNode(value) && isReference(value) ? (byId.get(String(value["@id"])) ?? value) : value;
  };
  return nodes.map((node) => {
    const given = referring.filter((key) => typeof node[key] === "object");
    return given.length === 0
      ? node
      : { ...node, ...Object.fromEntries(given.map((key) => [key, follow(node[key])])) };
  });
}

/** Whether a node says no more than which one is meant, or of what type that is. */
function isReference(node: LinkedNode): boolean {
  return node["@id"] !== undefined && Object.keys(node).every((key) => key === "@id" || key === "@type");
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

/** The address of a picture; an `@id` names it and seldom is one. */
export function imageAddressOf(value: unknown): string {
  if (Array.isArray(value)) return value.map(imageAddressOf).find((address) => address !== "") ?? "";
  if (isNode(value)) return addressOf(withoutId(value.url ?? value.contentUrl ?? ""));
  return addressOf(value);
}

function withoutId(value: unknown): unknown {
  return isNode(value) ? (value.url ?? value.contentUrl ?? "") : value;
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
