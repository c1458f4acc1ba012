import { createHash } from "node:crypto";

/** SHA-256 of a text or bytes, in hex. */
export function sha256(data: string | Uint8Array): string {
  return createHash("sha256").update(data).digest("hex");
}

/** The id of the feed at a URL. */
export function feedIdOf(url: string): string {
  return `f${sha256(url).slice(0, 20)}`;
}

/** The id of the article with a canonical URL. */
export function articleIdOf(canonicalUrl: string): string {
  return `a${sha256(canonicalUrl).slice(0, 20)}`;
}

/** A number from 0 to 1 that is always the same for one id: jitter without chance. */
export function fractionOf(id: string): number {
  return Number.parseInt(sha256(id).slice(0, 8), 16) / 2 ** 32;
}
