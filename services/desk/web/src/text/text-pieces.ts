/** A span in UTF-16 units of a whole text; `end` is exclusive. */
export type Span = { start: number; end: number };

/** A run of text under the same marks: at most one mention, and in a new sentence or not. */
export type Piece<M extends Span> = { key: number; text: string; mention: M | null; isNew: boolean };
export type Paragraph<M extends Span> = { key: number; pieces: Piece<M>[] };

/**
 * Cuts a text into paragraphs (at blank lines) and these into pieces at every edge of a mention or a new
 * sentence. Spans outside the text, empty ones and those that would halve a surrogate pair are left out; of
 * mentions that overlap the longest of those that start first stays. Joined again, the pieces of a paragraph
 * are that paragraph.
 */
export function textPieces<M extends Span>(
  text: string,
  mentions: readonly M[],
  newSentences: readonly Span[],
): Paragraph<M>[] {
  const kept = withoutOverlaps(mentions.filter((m) => isCleanSpan(text, m)));
  const fresh = newSentences.filter((s) => isCleanSpan(text, s));
  return paragraphSpans(text).map((paragraph) => ({
    key: paragraph.start,
    pieces: piecesOf(text, paragraph, kept, fresh),
  }));
}

function isCleanSpan(text: string, { start, end }: Span): boolean {
  const whole = Number.isInteger(start) && Number.isInteger(end);
  return (
    whole && start >= 0 && end > start && end <= text.length && !halves(text, start) && !halves(text, end)
  );
}

/** Whether a cut at this offset would part a surrogate pair. */
function halves(text: string, at: number): boolean {
  return isBetween(text.charCodeAt(at - 1), 0xd800, 0xdbff) && isBetween(text.charCodeAt(at), 0xdc00, 0xdfff);
}

function isBetween(code: number, low: number, high: number): boolean {
  return code >= low && code <= high;
}

function withoutOverlaps<M extends Span>(mentions: M[]): M[] {
  const inOrder = [...mentions].sort((a, b) => a.start - b.start || b.end - a.end);
  const kept: M[] = [];
  for (const mention of inOrder) {
    if (mention.start >= (kept.at(-1)?.end ?? 0)) kept.push(mention);
  }
  return kept;
}

function paragraphSpans(text: string): Span[] {
  const spans: Span[] = [];
  const gap = /\r?\n[^\S\n]*\r?\n\s*/g;
  let start = 0;
  for (const match of text.matchAll(gap)) {
    spans.push({ start, end: match.index });
    start = match.index + match[0].length;
  }
  spans.push({ start, end: text.length });
  return spans.filter((span) => text.slice(span.start, span.end).trim() !== "");
}

function piecesOf<M extends Span>(text: string, paragraph: Span, mentions: M[], fresh: Span[]): Piece<M>[] {
  const inside = (at: number) => at > paragraph.start && at < paragraph.end;
  const edges = new Set([paragraph.start, paragraph.end]);
  for (const { start, end } of [...mentions, ...fresh]) {
    if (inside(start)) edges.add(start);
    if (inside(end)) edges.add(end);
  }
  const cuts = [...edges].sort((a, b) => a - b);
  return cuts.slice(0, -1).map((start, index) => {
    const end = cuts[index + 1] ?? paragraph.end;
    return {
      key: start,
      text: text.slice(start, end),
      mention: mentions.find((m) => m.start <= start && m.end >= end) ?? null,
      isNew: fresh.some((s) => s.start <= start && s.end >= end),
    };
  });
}
