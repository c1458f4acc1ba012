/** The endings that English, Russian and Persian add most. */
const endings = " s es а у ом е ы и ов ам ами ах ой ого ому ым ых ю я ей ی ها های".split(" ");

/** A phrase whose last word may go on: itself, and with each of the common endings. */
export function phraseEndings(tokens: readonly string[]): string[][] {
  const last = tokens.at(-1) ?? "";
  return endings.map((ending) => [...tokens.slice(0, -1), last + ending]);
}
