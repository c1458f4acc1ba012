import type { AllowList } from "./allow-lists.ts";
import { safeAddress } from "./safe-address.ts";
import { safeStyle } from "./safe-style.ts";
import { isTracker } from "./trackers.ts";

/** By name, in their order; names are lower case, values have their character references undone. */
export type Attributes = ReadonlyMap<string, string>;

const links = new Set(["action", "cite", "href", "longdesc", "usemap", "xlink:href"]);
const sources = new Set(["background", "data", "datasrc", "dynsrc", "icon", "lowsrc", "poster", "src"]);

const paints = new Set(["fill", "stroke"]);
/** SVG's names that HTML's parsers give in lower case (HTML §13.2.6.1). */
const mixedCase = new Map([
  ["baseprofile", "baseProfile"],
  ["preserveaspectratio", "preserveAspectRatio"],
  ["viewbox", "viewBox"],
]);

/**
 * The attributes that an element may keep, with safe values: the very map that was given where that is all of them
 * as they stand, `undefined` when the element itself has to go.
 */
export function safeAttributes(
  element: string,
  given: Attributes,
  list: AllowList,
  base: string | undefined,
): Attributes | undefined {
  const attributes = element === "img" ? withSource(given) : given;
  const own = list.attributesOf[element];
  let kept: Map<string, string> | undefined;
  for (const [name, value] of attributes) {
    const isAllowed = list.attributes.has(name) || own?.has(name);
    const safe = isAllowed ? safeValue(name, value, base) : undefined;
    if (safe !== value || mixedCase.has(name)) kept ??= before(attributes, name);
    if (kept && safe !== undefined) kept.set(mixedCase.get(name) ?? name, safe);
  }
  return completed(element, attributes, kept ?? attributes, list);
}

function completed(
  element: string,
  given: Attributes,
  kept: Attributes,
  list: AllowList,
): Attributes | undefined {
  if (element === "img") {
    const source = kept.get("src");
    if (!source || isTracker(given, source)) return undefined;
  }
  const added = list.added[element];
  if (added) return new Map([...kept, ...added]);
  // A page that opens in a window of its own gets no hold of the one that it came from.
  return kept.has("target") && kept.has("href") ? new Map([...kept, ["rel", "noopener noreferrer"]]) : kept;
}

function before(attributes: Attributes, end: string): Map<string, string> {
  const copy = new Map<string, string>();
  for (const [name, value] of attributes) {
    if (name === end) break;
    copy.set(name, value);
  }
  return copy;
}

function safeValue(name: string, value: string, base: string | undefined): string | undefined {
  if (links.has(name)) return safeAddress(value, base, "link");
  if (sources.has(name)) return safeAddress(value, base, "source");
  if (name === "style") return safeStyle(value) || undefined;
  // A colour by address would load it.
  if (paints.has(name)) return /url/i.test(value) ? undefined : value;
  return name === "class" ? value || undefined : value;
}

/** Pictures that a script would load later carry their address in an attribute of its own. */
function withSource(attributes: Attributes): Attributes {
  const source = attributes.get("src");
  if (source && !/^\s*data:/i.test(source)) return attributes;
  const later = ["data-src", "data-original", "data-lazy-src"].find((name) => attributes.has(name));
  return later === undefined ? attributes : new Map([...attributes, ["src", attributes.get(later) ?? ""]]);
}
