import iconv from "iconv-lite";

/**
 * Charsets under the name of the larger one that is really used in their place (the WHATWG Encoding standard's
 * labels): what calls itself Latin-1 is windows-1252, GB2312 is GB18030, and so on.
 */
const replacements: ReadonlyMap<string, string> = new Map(
  Object.entries({
    "us-ascii": "windows-1252",
    ascii: "windows-1252",
    "iso-8859-1": "windows-1252",
    latin1: "windows-1252",
    "iso-8859-9": "windows-1254",
    "iso-8859-11": "windows-874",
    "tis-620": "windows-874",
    gb2312: "gb18030",
    gbk: "gb18030",
    "x-gbk": "gb18030",
    "ks_c_5601-1987": "euc-kr",
    "x-sjis": "shift_jis",
    utf8: "utf-8",
    "utf-16": "utf-16le",
    utf16: "utf-16le",
    utf_16: "utf-16le",
    u16: "utf-16le",
    "utf-32": "utf-32le",
    utf32: "utf-32le",
    utf_32: "utf-32le",
  }),
);

/** A charset's name in lower case, in the form that is used here. */
export function usualName(label: string): string {
  const name = label
    .trim()
    .toLowerCase()
    .replace(/^cp-?(125\d)$/, "windows-$1")
    .replace(/^utf-(16|32)-([lb]e)$/, "utf-$1$2");
  return replacements.get(name) ?? name;
}

/** Node's decoder follows the WHATWG standard, which names these otherwise or not at all. */
const byIconv =
  /^(utf-32|ibm(?!866)|cp\d|x-mac-(?!cyrillic)|iso-8859-(1|9|11|12)$|koi8-(?!r|u)|hz|mik|armscii|viscii|tcvn|georgian)/;

export function isKnown(charset: string): boolean {
  return decoderFor(charset) !== undefined || iconv.encodingExists(charset);
}

function decoderFor(charset: string): TextDecoder | undefined {
  if (byIconv.test(charset)) return undefined;
  try {
    return new TextDecoder(charset);
  } catch {
    return undefined;
  }
}

/** Reads bytes, whatever they are, as a charset that is known; without a byte order mark. */
export function decodeAs(bytes: Uint8Array, charset: string): string {
  const decoder = decoderFor(charset);
  const text = decoder ? decoder.decode(bytes) : iconv.decode(view(bytes), charset);
  return text.startsWith("\ufeff") ? text.slice(1) : text;
}

export function view(bytes: Uint8Array): Buffer {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}
