import type { QuotedSpan } from "./quoted-spans.ts";

/** A quotation's signature: the dash, and the name behind it. */
export type Signature = { dash: string; name: string };

/** No signature is longer, in characters. */
const signatureReach = 120;
const signature = /^["”»]\s*([―—–])\s?((?:\p{Lu}[\p{L}.'’-]*\s?){1,5})(?:,[^\n.!?]{1,80})?[.\s]*(?=\n|$)/u;

/** Who signs a quotation that is its whole paragraph: `“…” — Jane Doe, teacher`. */
export function signatureOf(text: string, span: QuotedSpan): Signature | undefined {
  if (/\S/u.test(text.slice(span.paragraphStart, span.start - 1))) return undefined;
  const behind = text.slice(span.end, Math.min(span.paragraphEnd, span.end + signatureReach));
  const [, dash, name] = signature.exec(behind) ?? [];
  return dash && name ? { dash, name: name.trim().replace(/\.$/u, "") } : undefined;
}
