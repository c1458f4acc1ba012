/** A word or mark of a text, as the models of names see it; offsets are UTF-16 units of the text as given. */
export type NameToken = { text: string; start: number; end: number };

/**
 * Words with their inner hyphens, full stops of initials, titles and abbreviations, and apostrophes; a possessive 's
 * apart from its word; else one mark at a time.
 */
const tokenPattern =
  /['’]s(?![\p{L}\p{N}])|(?:\p{Lu}\.)+(?=[\s\p{Lu}])|(?:Mr|Mrs|Ms|Dr|Prof|Sen|Rep|Gov|Gen|Lt|Col|Capt|Sgt|Rev|St|Jr|Sr|Inc|Corp|Ltd|Co|No)\.(?=\s)|[@#]?[\p{L}\p{N}](?:[\p{L}\p{M}\p{N}\u00ad]|(?!['’]s(?![\p{L}\p{N}]))[-‐‑.&'’](?=[\p{L}\p{N}]))*|\S/gu;

/** The tokens of a text in order. */
export function nameTokens(text: string): NameToken[] {
  return [...text.matchAll(tokenPattern)].map(({ 0: surface, index }) => ({
    text: surface,
    start: index,
    end: index + surface.length,
  }));
}
