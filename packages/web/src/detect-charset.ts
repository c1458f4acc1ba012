import { isUtf8 } from "node:buffer";
import chardet from "chardet";
import { isKnown, usualName, view } from "./charsets.ts";

/** How much of a text is shown to the detector. */
const detectionBytes = 64 * 1024;
/** Charsets of one byte a letter by their script: Latin, and those whose words have no ASCII letters. */
const latinCharset = /^(windows-125[02478]|iso-8859-([1-4]|9|1[03-6])$|us-ascii|ascii)/;
const otherCharset = /^(windows-125[1356]|koi8-|iso-8859-[5-8]$)/;
/** Letters of such a word, at least; signs of punctuation stand alone or in twos. */
const wordOfHighBytes = /(?<![a-z\x80-\xff])[\x80-\xff]{3,}(?![a-z\x80-\xff])/gi;
/** Share of all high bytes that stand in such words where a text is in another script. */
const otherScriptShare = 0.8;

/** Guesses the charset of bytes that nobody names rightly; always one that can be read. */
export function detectCharset(bytes: Uint8Array): string {
  const wide = zeroPattern(bytes);
  if (wide) return wide;
  if (isUtf8(bytes)) return "utf-8";
  const start = bytes.subarray(0, detectionBytes);
  const guess = chardet.detect(start);
  const charset = guess ? usualName(guess) : "windows-1252";
  const likely = isKnown(charset) ? charset : "windows-1252";
  return (latinCharset.test(likely) && otherScript(start)) || likely;
}

/**
 * The charset of a few words in another script, which the ASCII of the markup around them outweighs: in Latin
 * scripts high bytes stand among ASCII letters, in others they are whole words.
 */
function otherScript(bytes: Uint8Array): string | undefined {
  const text = view(bytes).toString("latin1");
  const words = text.match(wordOfHighBytes) ?? [];
  const high = text.match(/[\x80-\xff]/g)?.length ?? 0;
  if (words.join("").length < high * otherScriptShare) return undefined;
  const guesses = chardet.analyse(Buffer.from(words.join(" "), "latin1"));
  // Of a single short word the detector says nothing: Cyrillic is the commonest of them.
  return guesses.map(({ name }) => usualName(name)).find((name) => otherCharset.test(name)) ?? "windows-1251";
}

/** UTF-16 and UTF-32 without a mark, from where the zero bytes of the markup's ASCII stand. */
export function zeroPattern(bytes: Uint8Array): string | undefined {
  const [a, b, c, d] = bytes;
  if (bytes.length < 4) return undefined;
  if (a && b === 0 && c === 0 && d === 0) return "utf-32le";
  if (a === 0 && b === 0 && c === 0 && d) return "utf-32be";
  if (a && b === 0 && c && d === 0) return "utf-16le";
  if (a === 0 && b && c === 0 && d) return "utf-16be";
  return undefined;
}
