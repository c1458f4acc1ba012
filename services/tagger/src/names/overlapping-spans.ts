import type { TaggedField } from "../candidates.ts";
import type { FieldSpan } from "../mentions.ts";
import { firstFrom } from "../tokens.ts";

/** Those of a field's spans that a place overlaps. Spans are in order and overlap none of themselves. */
export function spansOf<Span extends FieldSpan>({ field }: TaggedField, spans: readonly Span[]) {
  const own = spans.filter((span) => span.field === field);
  return (start: number, end: number): Span[] => {
    const next = firstFrom(own, start);
    let behind = next;
    while ((own[behind]?.start ?? end) < end) behind++;
    return own.slice(Math.max(0, next - 1), behind).filter((span) => span.end > start);
  };
}
