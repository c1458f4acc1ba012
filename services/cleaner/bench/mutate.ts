/** Numbers from 0 to 1 that a seed decides (mulberry32). */
export function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

const scraps = [
  "<!--",
  "<![CDATA[",
  "<script>",
  "</script>",
  "<table><tr><td>",
  "<p",
  '"',
  "<svg><style>",
  "<template>",
  "<a href='javascript:x()'>",
  "<textarea>",
  "</div></div></body>",
  "<noscript>",
  "<select><option>",
  "&#0;&#x110000;&nbsp",
  "\u0000\ud800",
  '<script type="application/ld+json">{"@graph":[{"@type":"NewsArticle","author":',
];

/** A page with some of its bytes gone, moved, repeated, changed or broken by scraps of markup. */
export function mutate(page: Buffer, random: () => number): Buffer {
  let bytes = Buffer.from(page);
  for (let times = 1 + Math.floor(random() * 4); times > 0; times -= 1) bytes = mutateOnce(bytes, random);
  return bytes;
}

function mutateOnce(bytes: Buffer<ArrayBuffer>, random: () => number): Buffer<ArrayBuffer> {
  const at = Math.floor(random() * bytes.length);
  const length = Math.floor(random() ** 3 * (bytes.length - at));
  const [before, piece, after] = [
    bytes.subarray(0, at),
    bytes.subarray(at, at + length),
    bytes.subarray(at + length),
  ];
  const scrap = Buffer.from(scraps[Math.floor(random() * scraps.length)] ?? "");
  const kinds = [
    () => Buffer.concat([before, after]),
    () => Buffer.concat([before, piece, piece.subarray(0, 50_000), after]),
    () => Buffer.concat([piece, before, after]),
    () => before,
    () => Buffer.concat([before, scrap, piece, after]),
    () =>
      Buffer.concat([
        before,
        ...Array<Buffer<ArrayBuffer>>(1 + Math.floor(random() * 400)).fill(scrap),
        piece,
        after,
      ]),
    () => flipped(bytes, random),
  ];
  return (kinds[Math.floor(random() * kinds.length)] ?? (() => bytes))();
}

function flipped(bytes: Buffer<ArrayBuffer>, random: () => number): Buffer<ArrayBuffer> {
  for (let count = 1 + Math.floor(random() * 200); count > 0 && bytes.length > 0; count -= 1)
    bytes[Math.floor(random() * bytes.length)] = Math.floor(random() * 256);
  return bytes;
}
