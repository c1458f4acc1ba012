import type { Quote } from "@throughline/contracts";
import type { TaggedField } from "./candidates.ts";
import { nearestCue } from "./cues.ts";
import type { FoundMention } from "./mentions.ts";
import { type QuotedSpan, quotedSpans } from "./quoted-spans.ts";
import { speakerOf } from "./speakers.ts";
import { firstFrom } from "./tokens.ts";

/**
 * A quotation that a colon or a comma parts from its cue may be short; with the cue merely beside it, it may be the
 * name of a paper; farther off, a few words are only somebody's term.
 */
const leastWords = { parted: 2, beside: 4, apart: 5 };

/**
 * The direct quotations of an article's text: words between quotation marks with a verb of saying near them
 * in the same sentence, or right behind such a one. The speaker is whoever the text names beside the verb; a
 * pronoun counts only where the paragraph has named just one person before it; else nobody is named.
 */
export function findQuotes(field: TaggedField, mentions: readonly FoundMention[]): Quote[] {
  const spans = quotedSpans(field.text);
  const ofText = mentions.filter((mention) => mention.field === field.field);
  const quotes: (Quote & { span: QuotedSpan })[] = [];
  for (const [at, span] of spans.entries()) {
    const size = firstFrom(field.tokens, span.end) - firstFrom(field.tokens, span.start);
    const cue = nearestCue(field, span, spans[at - 1], spans[at + 1]);
    const needed = leastWords[cue?.parted ? "parted" : cue?.beside ? "beside" : "apart"];
    const before = quotes.at(-1);
    const bounds = { start: span.start, end: span.end, text: field.text.slice(span.start, span.end) };
    if (cue && size >= needed) {
      const speaker = speakerOf(field, span, cue, ofText, spans);
      const cueText = field.text.slice(cue.word.start, cue.word.end);
      quotes.push({ ...bounds, ...(speaker ? { speaker } : {}), cue: cueText, stance: cue.stance, span });
    } else if (before && size >= leastWords.apart && goesOn(field, before, span)) {
      const { speaker, cue: sameCue, stance } = before;
      quotes.push({ ...bounds, ...(speaker ? { speaker } : {}), cue: sameCue, stance, span });
    }
  }
  return quotes.map(({ span: _span, ...quote }) => quote);
}

/** `"A," he said. "B."`: only the attribution of the one stands between it and the other. */
function goesOn(field: TaggedField, before: { span: QuotedSpan }, span: QuotedSpan): boolean {
  if (before.span.paragraphStart !== span.paragraphStart) return false;
  const between = firstFrom(field.tokens, span.start) - firstFrom(field.tokens, before.span.end);
  return (
    between <= 15 &&
    /[.,:;—–-]\s*["“«„]$/u.test(field.text.slice(Math.max(before.span.end, span.start - 20), span.start))
  );
}
