/** A text's FNV-1a hash over UTF-16 units (Fowler, Noll, Vo), 32 bits; goes on from the hash of what stands before. */
export function hashOf(text: string, before = 0x811c9dc5): number {
  let value = before;
  for (let at = 0; at < text.length; at++) value = Math.imul(value ^ text.charCodeAt(at), 0x01000193);
  return value >>> 0;
}

/** Two hashes as one, by the finalizer of MurmurHash3 (Appleby); the order counts. */
export function mix(a: number, b: number): number {
  let value = Math.imul(a ^ (b >>> 16) ^ Math.imul(b, 0x9e3779b1), 0x85ebca6b);
  value ^= value >>> 13;
  value = Math.imul(value, 0xc2b2ae35);
  return (value ^ (value >>> 16)) >>> 0;
}
