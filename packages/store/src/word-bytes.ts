import { endianness } from "node:os";

/** Words as little-endian 16-bit integers. */
export function toBytes(words: Uint16Array): Buffer {
  const bytes = Buffer.from(words.slice().buffer);
  return isLittle ? bytes : bytes.swap16();
}

export function toWords(bytes: Buffer): Uint16Array {
  const own = Buffer.from(bytes);
  if (!isLittle) own.swap16();
  // A small buffer may begin at an odd place of one that it shares.
  return new Uint16Array(Uint8Array.from(own).buffer);
}

const isLittle = endianness() === "LE";
