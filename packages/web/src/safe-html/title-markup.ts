import { allowLists } from "./allow-lists.ts";
import { sanitizeHtml } from "./sanitize-html.ts";

/** Elements besides the allowed ones: what looks like the tag of any other is taken for words of a title. */
const others =
  `applet base basefont bgsound blink body button datalist embed form frame frameset head html iframe input
  keygen link marquee meta nobr noembed noframes noscript object optgroup option param picture portal select slot title
  track`.split(/\s+/);
const withContent = "script|style|svg|math|template|textarea|xmp";
const tag = new RegExp(
  `</?(?:${[...allowLists.feed.elements, ...others].join("|")}|${withContent})(?=[\\s/>])(?:[^<>"']|"[^"]*"|'[^']*')*>`,
  "gi",
);
const hidden = new RegExp(`<(${withContent})(?=[\\s/>])[^>]*>[\\s\\S]*?</\\1\\s*>`, "gi");
/** One that is never closed ends with its first bracket, so that a title is not lost to a slip. */
const comment = /<!--(?:[\s\S]*?-->|[^>]*(?:>|$))/g;
const picture = /<img\s(?:[^<>"']|"[^"]*"|'[^']*')*>/gi;
const altText = /\salt\s*=\s*(?:"([^"]*)"|'([^']*)')/i;
/** No title that means to be read is longer. */
const longest = 5000;

/**
 * A title's HTML without its markup; character references stay. Scripts, styles and comments go with what they
 * hold. Words in brackets that are no element of HTML stay: "Vec<T> explained". A title of pictures alone is what they
 * say instead of themselves, or else their sanitised tags, so that one such title can be told from another.
 */
export function withoutTitleMarkup(html: string): string {
  if (!html.includes("<")) return html;
  const shown = html.slice(0, longest).replace(comment, "").replace(hidden, "");
  const text = shown.replace(tag, "");
  if (text.trim() !== "") return text;
  const pictures = shown.match(picture) ?? [];
  const said = pictures.map((markup) => altText.exec(markup)).map((alt) => alt?.[1] ?? alt?.[2] ?? "");
  return said.join(" ").trim() || sanitizeHtml(pictures.join(""));
}
