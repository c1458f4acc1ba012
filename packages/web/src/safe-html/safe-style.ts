/** Nothing here moves an element out of its place, loads anything or runs anything. */
const properties = new Set(
  `azimuth background-color border-bottom-color border-collapse border-color border-left-color border-right-color
  border-top-color clear color cursor direction display elevation float font font-family font-size font-style
  font-variant font-weight height letter-spacing line-height overflow pause pause-after pause-before pitch pitch-range
  richness speak speak-header speak-numeral speak-punctuation speech-rate stress text-align text-decoration text-indent
  unicode-bidi vertical-align voice-family volume white-space width`.split(/\s+/),
);
/** Properties of boxes: allowed with these values and small lengths. */
const boxProperty = /^(?:background|border|margin|padding)(?:-|$)/;
const boxKeywords = new Set(
  `auto aqua black block blue bold both bottom brown center collapse dashed dotted fuchsia gray green !important italic
  left lime maroon medium none navy normal nowrap olive pointer purple red right solid silver teal top transparent
  underline white yellow`.split(/\s+/),
);
const boxValue = /rgb\([\d\s,%]+\)|\S+/g;
const smallLength = /^(?:#[0-9a-f]{3,8}|rgb\(.*|\d{0,2}(?:\.\d{1,2})?(?:cm|em|ex|in|mm|pc|pt|px|%)?)$/i;

const pictures = /url\s*\([^()]*\)/gi;
/** Words, numbers, quoted names and lists of numbers: no other functions, no escapes, no comments, no signs. */
const harmless = /^(?:[\w\s:;,.#%!]|(?<=\w)-(?=\w)|'[\w\s]+'|"[\w\s]+"|\([\d\s,%]+\))*$/;
/** Longer ones hold tricks, not looks. */
const longestStyle = 2000;

/**
 * The declarations of a `style` attribute that only set how text looks, as Universal Feed Parser keeps them; `""`
 * when none is left or anything in it is of an unknown form.
 */
export function safeStyle(style: string): string {
  if (style.length > longestStyle) return "";
  const text = style.replace(pictures, " ");
  if (!harmless.test(text)) return "";
  const kept: string[] = [];
  for (const part of text.split(";")) {
    if (part.trim() === "") continue;
    const declaration = /^\s*([\w-]+)\s*:([^:]*)$/.exec(part);
    if (!declaration) return "";
    const [, property = "", written = ""] = declaration;
    const value = written.trimStart();
    if (value !== "" && isSafe(property.toLowerCase(), value)) kept.push(`${property}: ${value};`);
  }
  return kept.join(" ");
}

function isSafe(property: string, value: string): boolean {
  if (properties.has(property)) return true;
  if (!boxProperty.test(property)) return false;
  return (value.match(boxValue) ?? []).every((word) => boxKeywords.has(word) || smallLength.test(word));
}
