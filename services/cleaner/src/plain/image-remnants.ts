const extension = String.raw`\.(?:jpe?g|png|gif|webp|avif|svg|bmp|tiff?)`;
const remnants = [
  /** Markdown or HTML for a picture, alone on its line. */
  /^!?\[[^\]]*\]\([^)]*\)$/u,
  /^<\/?(?:img|picture|source|figure|figcaption)\b[^>]*>$/iu,
  /** An address, or the tail of one: no space in it, and a picture's ending before its query or its end. */
  new RegExp(String.raw`^\S*${extension}(?:[?&)#"'\s]\S*)?$`, "iu"),
  /** The query with which image services ask for a size, when its address was cut off. */
  /^\S*[?&](?:w|width|h|height|q|quality|resize|fit|format)=[\w.,%-]+(?:&\S*)?$/iu,
  /^data:image\/\S*$/iu,
];
const markdownImage = /!\[[^\]]*\]\([^)\s]*\)/gu;

/** Whether a whole line is what is left of a picture's markup or address. */
export function isImageRemnant(line: string): boolean {
  return remnants.some((pattern) => pattern.test(line)) && !isLinkWithWords(line);
}

/** Takes pictures written in Markdown out of a line of prose. */
export function withoutInlineImages(line: string): string {
  return line.replace(markdownImage, " ").replace(/ {2,}/g, " ").trim();
}

/** A Markdown link (not a picture) is text. */
function isLinkWithWords(line: string): boolean {
  return /^\[[^\]]*\p{L}[^\]]*\]/u.test(line);
}
