const extension = String.raw`\.(?:jpe?g|png|gif|webp|avif|svg|bmp|tiff?)`;
/** Markdown or HTML for a picture, alone on its line. */
const marked = [/^!?\[[^\]]*\]\([^)]*\)$/u, /^<\/?(?:img|picture|source|figure|figcaption)\b[^>]*>$/iu];
/** An address, or the tail of one, that ends as a picture's does, and one word behind it at most. */
const address = new RegExp(String.raw`^\S*${extension}(?:\s\S*)?$`, "iu");
/** What holds no white space; on a line with some, the time to find that out would grow with its square. */
const unbroken = [
  new RegExp(String.raw`^\S*${extension}[?&)#"']\S*$`, "iu"),
  /** The query with which image services ask for a size, when its address was cut off. */
  /^\S*[?&](?:w|width|h|height|q|quality|resize|fit|format)=[\w.,%-]+(?:&\S*)?$/iu,
  /^data:image\/\S*$/iu,
];
/** Its parts end where another picture could begin, so that each character is looked at once. */
const markdownImage = /!\[[^[\]]*\]\([^()\s]*(?:\([^()\s]*\)[^()\s]*)?\)/gu;

/** Whether a whole line is what is left of a picture's markup or address. */
export function isImageRemnant(line: string): boolean {
  const patterns = [...marked, address, ...(/\s/u.test(line) ? [] : unbroken)];
  return patterns.some((pattern) => pattern.test(line)) && !isLinkWithWords(line);
}

/** Takes pictures written in Markdown out of a line of prose. */
export function withoutInlineImages(line: string): string {
  return line.replace(markdownImage, " ").replace(/ {2,}/g, " ").trim();
}

/** A Markdown link (not a picture) is text. */
function isLinkWithWords(line: string): boolean {
  return /^\[[^\]]*\p{L}[^\]]*\]/u.test(line);
}
