/** Words as little-endian 16-bit integers. */
export function toBytes(words: Uint16Array): Buffer {
  const bytes = Buffer.alloc(words.length * 2);
  for (const [index, word] of words.entries()) bytes.writeUInt16LE(word, index * 2);
  return bytes;
}

export function toWords(bytes: Buffer): Uint16Array {
  const words = new Uint16Array(bytes.length / 2);
  for (let index = 0; index < words.length; index++) words[index] = bytes.readUInt16LE(index * 2);
  return words;
}
