/** A line of plain text that is not blank, and whether a blank line stands before it. */
export type Line = { text: string; parted: boolean };

/** Widest line that counts as wrapped by hand, in characters; mail and old editors wrap at 72 to 80. */
const widestWrap = 100;
const narrowestWrap = 40;

/**
 * The lines of a text: white space folded, byte order marks and direction-neutral blanks gone. A text whose
 * paragraphs are wrapped by hand is unwrapped first; otherwise every line is a paragraph of its own.
 */
export function linesOf(text: string): Line[] {
  const lines: Line[] = [];
  let parted = false;
  for (const raw of text.replace(/\r\n?|\u2028|\u2029/g, "\n").split("\n")) {
    const line = raw.replace(/[\s\u200b\ufeff]+/gu, " ").trim();
    if (line === "") parted = true;
    else {
      lines.push({ text: line, parted: parted && lines.length > 0 });
      parted = false;
    }
  }
  return isWrapped(lines) ? unwrapped(lines) : lines;
}

/** Whether a line ends like a sentence, behind closing quotes and brackets. */
export function endsSentence(line: string): boolean {
  return /[.…。۔।]["'”’»)\]\u200f]*$/u.test(line);
}

/** Whether a line ends with any mark that closes or announces: a headline of a list seldom does. */
export function endsWithMark(line: string): boolean {
  return /[.…。۔।!?؟!?:;؛,،]["'”’»)\]\u200f]*$/u.test(line);
}

function isWrapped(lines: Line[]): boolean {
  const inner = lines.filter((_line, at) => lines[at + 1]?.parted === false);
  if (inner.length < 3 || !lines.some((line) => line.parted)) return false;
  if (lines.some((line) => line.text.length > widestWrap)) return false;
  const cut = inner.filter((line) => line.text.length >= narrowestWrap && !endsSentence(line.text));
  return cut.length >= inner.length * 0.7;
}

function unwrapped(lines: Line[]): Line[] {
  const joined: Line[] = [];
  for (const line of lines) {
    const last = joined.at(-1);
    if (last && !line.parted) last.text = `${last.text} ${line.text}`;
    else joined.push({ ...line });
  }
  return joined;
}
