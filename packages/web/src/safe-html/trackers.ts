const oneAtMost = /^\s*[01]?(?:\.\d+)?\s*(?:px)?\s*$/i;
const hiding = /(?:^|[;\s])(?:display\s*:\s*none|visibility\s*:\s*hidden|opacity\s*:\s*0(?:\s*[;!]|\s*$))/i;
const styledSize = /(?:^|[;\s])(?:max-)?(?:width|height)\s*:\s*([^;!]*)/gi;

/** Hosts and paths that answer with nothing to see and count who asked; some feed hosts put them under each entry. */
const beacon = new RegExp(
  [
    String.raw`^(?:https?:)?//(?:\w+\.)?feedburner\.com/~(?:r|ff)/`,
    String.raw`^(?:https?:)?//feeds\.(?:wordpress|feedblitz)\.com/(?:1\.0/|~)`,
    String.raw`^(?:https?:)?//[^/]*\bfeedsportal\.com/`,
    String.raw`^(?:https?:)?//(?:pixel|stats)\.(?:wp|wordpress)\.com/`,
    String.raw`^(?:https?:)?//(?:[^/]*\.)?(?:doubleclick\.net|google-analytics\.com|scorecardresearch\.com|quantserve\.com)/`,
    String.raw`^(?:https?:)?//mc\.yandex\.ru/`,
    String.raw`[/_.-](?:1x1|1px|pixel|beacon|spacer|transparent|clear)\.(?:gif|png)(?:$|\?)`,
  ].join("|"),
  "i",
);

/** Most styles say none of what is looked for. */
const telling = /display|visib|opacity|width|height/i;

/** A picture that nobody is meant to see: it only reports that its page is read. */
export function isTracker(attributes: ReadonlyMap<string, string>, source: string): boolean {
  const written = attributes.get("style");
  const style = written !== undefined && telling.test(written) ? written : undefined;
  if (attributes.has("hidden") || (style !== undefined && hiding.test(style))) return true;
  return isOneDot(attributes.get("width"), attributes.get("height"), style) || beacon.test(source);
}

function isOneDot(width = "", height = "", style = ""): boolean {
  const sizes = [width, height, ...(style === "" ? [] : sizesIn(style))].filter((size) => size.trim() !== "");
  return sizes.length > 0 && sizes.every((size) => oneAtMost.test(size));
}

function sizesIn(style: string): string[] {
  return [...style.matchAll(styledSize)].map(([, size = ""]) => size);
}
