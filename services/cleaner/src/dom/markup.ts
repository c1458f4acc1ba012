/** Elements without content or end tag (HTML Standard, "Serializing HTML fragments"). */
export const emptyNames = new Set(
  "area base basefont bgsound br col embed frame hr img input keygen link meta param source track wbr".split(
    " ",
  ),
);
/** Elements whose text stands as it is. */
export const rawNames = new Set("style script xmp iframe noembed noframes plaintext".split(" "));

/** A text as markup. */
export function escapeText(text: string): string {
  if (!/[&<>\u00a0]/.test(text)) return text;
  return text
    .replaceAll("&", "&amp;")
    .replaceAll("\u00a0", "&nbsp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;");
}

/** An attribute's value as markup, without its quotes. */
export function escapeValue(value: string): string {
  return escapeText(value).replaceAll('"', "&quot;");
}
