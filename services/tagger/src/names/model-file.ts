import { zstdCompressSync, zstdDecompressSync } from "node:zlib";
import { labelCount } from "./labels.ts";
import type { NameWeights } from "./name-model.ts";

/** "TLN" and the version of the format. */
const magic = 0x544c4e31;

/**
 * A model as a file: magic, counts, scale and transitions; then the features' hashes in order, each as the step
 * from the one before, their weights label by label, and the lexicon likewise. Little-endian, Zstandard.
 */
export function packModel({ hashes: given, weights, scale, transitions, lexicon }: NameWeights): Buffer {
  const order = [...given.keys()].sort((a, b) => (given[a] ?? 0) - (given[b] ?? 0));
  const hashes = Uint32Array.from(order, (row) => given[row] ?? 0);
  const known = lexicon.toSorted(([a], [b]) => a - b);
  const head = Buffer.alloc(12 + 8 + transitions.length * 8);
  head.writeUInt32LE(magic, 0);
  head.writeUInt32LE(hashes.length, 4);
  head.writeUInt32LE(known.length, 8);
  head.writeDoubleLE(scale, 12);
  for (const [at, weight] of transitions.entries()) head.writeDoubleLE(weight, 20 + at * 8);
  const table = Buffer.alloc(hashes.length * labelCount);
  for (const [at, place] of order.entries()) {
    const row = place * labelCount;
    for (let label = 0; label < labelCount; label++)
      table.writeInt8(weights[row + label] ?? 0, label * hashes.length + at);
  }
  const kinds = Buffer.from(known.map(([, bits]) => bits));
  return zstdCompressSync(
    Buffer.concat([head, steps(hashes), table, steps(Uint32Array.from(known, ([hash]) => hash)), kinds]),
  );
}

/** Reads what `packModel` wrote. Throws an `Error` for any other file. */
export function unpackModel(file: Uint8Array): NameWeights {
  const bytes = zstdDecompressSync(file);
  if (bytes.readUInt32LE(0) !== magic) throw new Error("this is no model of names of this version");
  const [rowCount, knownCount] = [bytes.readUInt32LE(4), bytes.readUInt32LE(8)];
  const transitions = Float64Array.from({ length: labelCount ** 2 }, (_, at) =>
    bytes.readDoubleLE(20 + at * 8),
  );
  let at = 20 + transitions.length * 8;
  const hashes = summed(bytes.subarray(at, at + rowCount * 4));
  at += rowCount * 4;
  const table = bytes.subarray(at, at + rowCount * labelCount);
  at += table.length;
  const known = summed(bytes.subarray(at, at + knownCount * 4));
  at += knownCount * 4;
  const weights = new Int8Array(table.length);
  for (let row = 0; row < rowCount; row++)
    for (let label = 0; label < labelCount; label++)
      weights[row * labelCount + label] = table.readInt8(label * rowCount + row);
  return {
    hashes,
    weights,
    scale: bytes.readDoubleLE(12),
    transitions,
    lexicon: Array.from(known, (hash, place) => [hash, bytes[at + place] ?? 0]),
  };
}

function steps(sorted: Uint32Array): Buffer {
  const bytes = Buffer.alloc(sorted.length * 4);
  for (const [at, value] of sorted.entries()) bytes.writeUInt32LE(value - (sorted[at - 1] ?? 0), at * 4);
  return bytes;
}

function summed(bytes: Buffer): Uint32Array {
  let sum = 0;
  return Uint32Array.from({ length: bytes.length / 4 }, (_, at) => {
    sum += bytes.readUInt32LE(at * 4);
    return sum;
  });
}
