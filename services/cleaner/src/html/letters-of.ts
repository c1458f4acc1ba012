/** Letters and digits alone, lower case: what two spellings of a title, a name or a line share. */
export function lettersOf(text: string): string {
  return text
    .normalize("NFKC")
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, "");
}
