import sanitizeHtml from "sanitize-html";

/** What an article's HTML may hold: text, lists, tables, quotations, links and pictures by their address. */
const allowedTags =
  "p br h1 h2 h3 h4 h5 h6 ul ol li dl dt dd blockquote q cite pre code em strong b i u s sub sup small mark abbr time a figure figcaption img table thead tbody tfoot tr th td caption hr div section span".split(
    " ",
  );

/**
 * Makes an article's HTML safe to show and give out: an allow list of elements and attributes; links and
 * pictures to http and https only, made absolute against `base`; no styles, handlers, frames, forms; pictures
 * of one pixel, which only count readers, are gone.
 */
export function sanitise(html: string, base: string): string {
  return sanitizeHtml(html, {
    allowedTags,
    allowedAttributes: {
      a: ["href", "rel"],
      img: ["src", "alt", "width", "height", "loading"],
      time: ["datetime"],
      abbr: ["title"],
      th: ["colspan", "rowspan"],
      td: ["colspan", "rowspan"],
      "*": ["dir", "lang"],
    },
    allowedSchemes: ["http", "https", "mailto"],
    allowedSchemesByTag: { img: ["http", "https"] },
    allowProtocolRelative: false,
    nestingLimit: 200,
    transformTags: {
      a: (tagName, attributes) => ({
        tagName,
        attribs: { ...absolute(attributes, "href", base), rel: "noopener noreferrer" },
      }),
      img: (tagName, attributes) => ({
        tagName,
        attribs: { ...absolute(withSource(attributes), "src", base), loading: "lazy" },
      }),
    },
    exclusiveFilter: (frame) => frame.tag === "img" && (!frame.attribs.src || isPixel(frame.attribs)),
  }).trim();
}

type Attributes = Record<string, string>;

/** Pictures that a script would load later carry their address in an attribute of its own. */
function withSource(attributes: Attributes): Attributes {
  const later = attributes["data-src"] ?? attributes["data-original"] ?? attributes["data-lazy-src"];
  const isHolder = !attributes.src || attributes.src.startsWith("data:");
  return later !== undefined && isHolder ? { ...attributes, src: later } : attributes;
}

function absolute(attributes: Attributes, name: string, base: string): Attributes {
  const { [name]: address, ...others } = attributes;
  if (address === undefined || !URL.canParse(address, base)) return others;
  return { ...others, [name]: new URL(address, base).href };
}

function isPixel({ width, height }: Attributes): boolean {
  return width !== undefined && height !== undefined && Number(width) <= 1 && Number(height) <= 1;
}
