import { isAscii, isUtf8 } from "node:buffer";
import { storable } from "@throughline/text";
import { decodeAs, isKnown, usualName, view } from "./charsets.ts";
import { detectCharset, zeroPattern } from "./detect-charset.ts";

/** Who named the charset that a text was read in. */
export type CharsetSource = "bom" | "header" | "declaration" | "detection";

export type DecodedText = {
  /** Without a byte order mark, and without what no database takes: NUL, halves of surrogate pairs. */
  text: string;
  /** Lower case. */
  charset: string;
  source: CharsetSource;
  /** The claims that the bytes belied, in words; empty when nothing was wrong. */
  conflicts: string[];
};

type Claim = { charset: string; source: CharsetSource };

/** How far into a document its own declaration is looked for (HTML's prescan stops at 1,024 bytes). */
const declarationBytes = 4096;
/** A claim survives this share of characters that do not exist in it: one torn letter spoils no feed. */
const toleratedShare = 0.005;

/**
 * Reads bytes as text. The charset is the header's, else that of a byte order mark, else the document's own
 * declaration (or `declared`), else a guess; but a claim that the bytes belie is passed over: UTF-8 that is
 * none, an eight-bit charset over what is UTF-8 throughout, any charset against a byte order mark
 * (RFC 7303 §3 lets the mark win).
 */
export function decodeText(bytes: Uint8Array, contentType?: string, declared?: string): DecodedText {
  const decoded = decodeAny(bytes, contentType, declared);
  return { ...decoded, text: storable(decoded.text) };
}

function decodeAny(bytes: Uint8Array, contentType?: string, declared?: string): DecodedText {
  const mark = byteOrderMark(bytes);
  if (mark) {
    const conflicts = headerCharset(contentType);
    const text = decodeAs(bytes.subarray(mark.length), mark.charset);
    const belied = conflicts && family(conflicts) !== family(mark.charset);
    return {
      text,
      charset: mark.charset,
      source: "bom",
      conflicts: belied ? [`the header says ${conflicts}, the byte order mark ${mark.charset}`] : [],
    };
  }
  const conflicts: string[] = [];
  for (const { charset, source } of claims(bytes, contentType, declared)) {
    const text = bearsOut(bytes, charset);
    if (text !== undefined) return { text, charset, source, conflicts };
    conflicts.push(`the ${source} says ${charset}, but the bytes are something else`);
  }
  const charset = detectCharset(bytes);
  return { text: decodeAs(bytes, charset), charset, source: "detection", conflicts };
}

function claims(bytes: Uint8Array, contentType: string | undefined, declared: string | undefined): Claim[] {
  const found: Claim[] = [];
  const add = (label: string | undefined, source: CharsetSource) => {
    const charset = label && usualName(label);
    if (charset && isKnown(charset)) found.push({ charset, source });
  };
  add(headerCharset(contentType), "header");
  add(declared ?? declaredCharset(bytes), "declaration");
  return found;
}

/** The charset parameter of a Content-Type, quoted or not. */
export function headerCharset(contentType: string | undefined): string | undefined {
  return /charset\s*=\s*["']?\s*([^\s"';,]+)/i.exec(contentType ?? "")?.[1];
}

/** The charset that an XML declaration or an HTML `meta` near the start names. */
export function declaredCharset(bytes: Uint8Array): string | undefined {
  const start = view(bytes.subarray(0, declarationBytes)).toString("latin1");
  return (
    /^\s*<\?xml[^>]*?\sencoding\s*=\s*["']\s*([\w.:-]+)/i.exec(start)?.[1] ??
    /<meta\s[^>]*?charset\s*=\s*["']?\s*([\w.:-]+)/i.exec(start)?.[1]
  );
}

function byteOrderMark(bytes: Uint8Array): { charset: string; length: number } | undefined {
  const [a, b, c, d] = bytes;
  if (a === 0xef && b === 0xbb && c === 0xbf) return { charset: "utf-8", length: 3 };
  if (a === 0xff && b === 0xfe && c === 0 && d === 0) return { charset: "utf-32le", length: 4 };
  if (a === 0 && b === 0 && c === 0xfe && d === 0xff) return { charset: "utf-32be", length: 4 };
  if (a === 0xff && b === 0xfe) return { charset: "utf-16le", length: 2 };
  if (a === 0xfe && b === 0xff) return { charset: "utf-16be", length: 2 };
  return undefined;
}

/** The text when the bytes can be what the claim says; `undefined` when they cannot. */
function bearsOut(bytes: Uint8Array, charset: string): string | undefined {
  const wide = zeroPattern(bytes);
  if (family(charset) !== "narrow") {
    const width = charset.startsWith("utf-32") ? 32 : 16;
    // The label may leave the byte order open; then the bytes tell.
    return wide?.startsWith(`utf-${width}`) ? decodeAs(bytes, wide) : undefined;
  }
  if (wide) return undefined;
  // ISO-2022-JP is seven-bit: valid as anything. Its shifts are control characters that no other text has.
  if (!charset.startsWith("iso-2022") && view(bytes).includes("\x1b$B")) return undefined;
  if (charset === "utf-8") return isUtf8(bytes) ? decodeAs(bytes, charset) : mostly(bytes, charset);
  if (!isAscii(bytes) && isUtf8(bytes)) return undefined;
  return mostly(bytes, charset);
}

function mostly(bytes: Uint8Array, charset: string): string | undefined {
  const text = decodeAs(bytes, charset);
  let lost = 0;
  for (let at = text.indexOf("\ufffd"); at >= 0; at = text.indexOf("\ufffd", at + 1)) lost += 1;
  return lost <= text.length * toleratedShare ? text : undefined;
}

function family(charset: string): "utf-16" | "utf-32" | "narrow" {
  if (/^utf-?16|^u(cs|tf)-?2$|^utf_16/i.test(charset)) return "utf-16";
  return /^utf[-_]?32|^ucs-?4/i.test(charset) ? "utf-32" : "narrow";
}
