import sanitizeByLibrary from "sanitize-html";
import { type AllowList, allowLists, voidElements } from "./allow-lists.ts";
import { sanitizePlainMarkup } from "./plain-markup.ts";
import { safeAttributes } from "./safe-attributes.ts";

export type SanitizeOptions = {
  /** Relative addresses are resolved against it; without it they stay as they are. */
  baseUrl?: string;
  /** `feed` (default): as publishers set their entries. `article`: text, links and pictures alone. */
  allow?: keyof typeof allowLists;
};

/** Deeper elements are dropped, what they hold is kept: nothing that is read needs more. */
const deepest = 100;
/** The parser's time grows with the square of the depth; nobody writes this. */
const deepestRead = 500;
/** Elements that go with what they hold. */
const withContent = ["script", "style", "textarea", "option", "xmp", "template"];
/** XML's writers close what HTML takes for a second break. */
const closedBreak = /<br\s*><\/br\s*>/gi;
/** A picture that has to go leaves the library so; one that stays has its source. */
const droppedPicture = "<img />";

/**
 * Makes HTML safe to show or give out: elements and attributes by an allow list, links and sources over the web
 * only and absolute, no scripts, handlers, frames, forms or styles that move or load anything, no pictures that only
 * count readers; tags come out balanced. Linear in the length of the text and total: any string gives one.
 *
 * Plain HTML, nearly all of it, is read by a scanner of ours, the rest by the library sanitize-html, with the same
 * lists; what the scanner gives is always what the library would.
 */
export function sanitizeHtml(html: string, options: SanitizeOptions = {}): string {
  if (!/[<&>]/.test(html)) return html;
  const list = allowLists[options.allow ?? "feed"];
  return sanitizePlainMarkup(html, list, options.baseUrl) ?? sanitizeAnyMarkup(html, list, options.baseUrl);
}

/** The library's way, for any text. */
export function sanitizeAnyMarkup(html: string, list: AllowList, base: string | undefined): string {
  let depth = 0;
  let drawings = 0;
  const transform: sanitizeByLibrary.Transformer = (tagName, attributes) => {
    // What is not allowed is dropped by the library.
    if (!list.elements.has(tagName)) return { tagName, attribs: {} };
    const kept = safeAttributes(tagName, new Map(Object.entries(attributes)), list, base);
    const isOutside = tagName === "title" && drawings === 0;
    return { tagName: isOutside ? "span" : tagName, attribs: kept ? Object.fromEntries(kept) : {} };
  };
  try {
    const safe = sanitizeByLibrary(html.replace(closedBreak, "<br>"), {
      ...settings[list.name],
      transformTags: { "*": transform },
      onOpenTag: (name) => {
        depth += 1;
        if (name === "svg") drawings += 1;
        if (depth > deepestRead) throw new TooDeep();
      },
      onCloseTag: (name) => {
        depth -= 1;
        if (name === "svg") drawings -= 1;
      },
    });
    return safe.replaceAll(droppedPicture, "");
  } catch (error) {
    if (error instanceof TooDeep) return textAlone(html);
    throw error;
  }
}

class TooDeep extends Error {}

/** Where markup is an attack on its reader, what stands outside of brackets is all that is given. */
function textAlone(html: string): string {
  return html.replace(/<[^<>]*/g, "").replaceAll(">", "");
}

const settings = { feed: settingsOf(allowLists.feed), article: settingsOf(allowLists.article) };

/** `allowedEmptyAttributes` is missing in the library's types. */
type Settings = sanitizeByLibrary.IOptions & { allowedEmptyAttributes: string[] };

function settingsOf(list: AllowList): Settings {
  return {
    allowedTags: [...list.elements],
    // `transformTags` has chosen them.
    allowedAttributes: false,
    nonBooleanAttributes: [],
    allowedEmptyAttributes: [list.attributes, ...Object.values(list.attributesOf)].flatMap((names) => [
      ...names,
    ]),
    nonTextTags: withContent,
    selfClosing: [...voidElements],
    // A second net below `safeAddress`.
    allowedSchemes: ["http", "https", "mailto", "tel", "ftp", "magnet", "news", "irc", "ircs", "xmpp"],
    parseStyleAttributes: false,
    nestingLimit: deepest,
  };
}
