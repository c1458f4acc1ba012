import type { Transform } from "node:stream";
import zlib from "node:zlib";
import { WebError } from "./web-error.ts";

/** What `decodeContent` takes off; goes into Accept-Encoding. */
export const acceptEncoding = "gzip, deflate, br, zstd";

/** A page in two wrappers is a mistake that happens; a longer chain is an attack. */
const longestChain = 2;

/** Text packs 5 to 20 times; past this and past a floor it is a bomb. */
const highestRatio = 200;
const ratioFloorBytes = 1024 * 1024;

export type InflateLimits = {
  maxBytes: number;
  /** Cut at the limit in place of an error. */
  truncate?: boolean;
};

/**
 * Takes off the Content-Encoding of a body. Gzip is recognised without its header too (a `.gz` file served as
 * it is). A body cut short gives what can be read of it, as in browsers. Throws a `WebError`: `badEncoding`,
 * or `tooLarge` when it inflates past the limit or more than 200 times.
 */
export async function decodeContent(
  wire: Uint8Array,
  contentEncoding: string | undefined,
  limits: InflateLimits,
): Promise<Uint8Array> {
  const chain = (contentEncoding ?? "")
    .toLowerCase()
    .split(",")
    .map((name) => name.trim())
    .filter((name) => name !== "" && name !== "identity");
  if (chain.length > longestChain)
    throw new WebError(
      "badEncoding",
      `the body is packed ${chain.length} times over; at most ${longestChain}`,
    );
  let body = wire;
  let layers = 0;
  for (const encoding of chain.reverse()) {
    if (body.length > 0) body = await inflate(inflaterFor(encoding, body), body, limits);
    layers += 1;
  }
  for (; layers < longestChain && isGzip(body); layers += 1) {
    body = await inflate(inflaterFor("gzip", body), body, limits);
  }
  return body;
}

function inflaterFor(encoding: string, body: Uint8Array): Transform {
  // With a sync flush a body that ends too early is no error.
  const zlibOptions = { finishFlush: zlib.constants.Z_SYNC_FLUSH };
  switch (encoding) {
    case "gzip":
    case "x-gzip":
      return zlib.createGunzip(zlibOptions);
    case "deflate":
      // Some servers send the bare stream without the zlib wrapper (RFC 9110 §8.4.1.2 notes it).
      return hasZlibHeader(body) ? zlib.createInflate(zlibOptions) : zlib.createInflateRaw(zlibOptions);
    case "br":
      return zlib.createBrotliDecompress({ finishFlush: zlib.constants.BROTLI_OPERATION_FLUSH });
    case "zstd":
      return zlib.createZstdDecompress({ finishFlush: zlib.constants.ZSTD_e_flush });
    default:
      throw new WebError("badEncoding", `the body is packed as "${encoding}", which was not asked for`);
  }
}

async function inflate(inflater: Transform, body: Uint8Array, limits: InflateLimits): Promise<Uint8Array> {
  const most = Math.min(limits.maxBytes, Math.max(ratioFloorBytes, body.length * highestRatio));
  const chunks: Uint8Array[] = [];
  let size = 0;
  inflater.end(body);
  try {
    for await (const chunk of inflater as AsyncIterable<Buffer>) {
      chunks.push(chunk);
      size += chunk.length;
      if (size > most) break;
    }
  } catch (error) {
    throw new WebError("badEncoding", `the packed body is broken: ${(error as Error).message}`);
  }
  if (size > most && !limits.truncate)
    throw new WebError("tooLarge", `the body inflates to more than ${most} bytes from ${body.length}`);
  return Buffer.concat(chunks).subarray(0, most);
}

function isGzip(body: Uint8Array): boolean {
  return body[0] === 0x1f && body[1] === 0x8b && body[2] === 8;
}

/** RFC 1950 §2.2: method 8, and the first two bytes are a multiple of 31. */
function hasZlibHeader(body: Uint8Array): boolean {
  const [method = 0, flags = 0] = body;
  return (method & 0x0f) === 8 && (method * 256 + flags) % 31 === 0;
}
