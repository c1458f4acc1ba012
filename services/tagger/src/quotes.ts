import type { Quote } from "@throughline/contracts";
import type { TaggedField } from "./candidates.ts";
import { nearestCue } from "./cues.ts";
import type { FoundMention } from "./mentions.ts";
import { type QuotedSpan, quotedSpans } from "./quoted-spans.ts";
import { signatureOf } from "./signed-quote.ts";
import { speakerOf } from "./speakers.ts";
import { isFlatDenial, stanceOfClause } from "./stances.ts";
import { firstFrom } from "./tokens.ts";

/**
 * A quotation that a colon or a comma parts from its cue may be short; with the cue merely beside it, it may be the
 * name of a paper; farther off, a few words are only somebody's term.
 */
const leastWords = { parted: 2, beside: 4, apart: 5 };

/** What is said of a quotation beside its words. */
type Attribution = Pick<Quote, "speaker" | "cue" | "stance"> & { loose: boolean };

/**
 * The direct quotations of an article's text: words between quotation marks with a verb of saying near them
 * in the same sentence, or a signature behind a dash; what goes on behind such a one, or over several paragraphs, is
 * its speaker's, too. Who that is, `speakerOf` says.
 */
export function findQuotes(field: TaggedField, mentions: readonly FoundMention[]): Quote[] {
  const spans = quotedSpans(field.text);
  const ofText = mentions.filter((mention) => mention.field === field.field);
  const found: (Attribution | undefined)[] = [];
  for (const [at, span] of spans.entries()) {
    const before = spans[at - 1];
    const attribution = found[at - 1];
    const goesOn = before !== undefined && attribution !== undefined && isGoingOn(field, before, span);
    const own = attributionOf(field, at, spans, ofText);
    // `"A," he said. "B." She denied …`: the next sentence has less of a claim to B than he.
    found.push(goesOn && (own === undefined || own.loose) ? attribution : own);
  }
  // A quotation over several paragraphs may be attributed in the last of them only.
  for (let at = spans.length - 2; at >= 0; at--) if (spans[at]?.goesOn) found[at] ??= found[at + 1];
  return spans.flatMap(({ start, end }, at) => {
    const attribution = found[at];
    if (!attribution) return [];
    const { loose: _loose, ...said } = attribution;
    const text = field.text.slice(start, end);
    const stance = said.stance === "said" && isFlatDenial(text) ? "denied" : said.stance;
    return [{ text, start, end, ...said, stance }];
  });
}

function attributionOf(
  field: TaggedField,
  at: number,
  spans: readonly QuotedSpan[],
  mentions: readonly FoundMention[],
): Attribution | undefined {
  const span = spans[at];
  if (!span) return undefined;
  const signature = signatureOf(field.text, span);
  if (signature)
    return {
      speaker: signerOf(signature.name, span, mentions),
      cue: signature.dash,
      stance: "said",
      loose: false,
    };
  const cue = nearestCue(field, span, spans[at - 1], spans[at + 1]);
  if (!cue || sizeOf(field, span) < leastWords[cue.parted ? "parted" : cue.beside ? "beside" : "apart"])
    return undefined;
  const speaker = speakerOf(field, cue, mentions, spans);
  const word = field.text.slice(cue.word.start, cue.word.end);
  return {
    ...(speaker ? { speaker } : {}),
    cue: word,
    stance: stanceOfClause(field, span, cue),
    loose: cue.loose,
  };
}

function signerOf(name: string, { end }: QuotedSpan, mentions: readonly FoundMention[]) {
  const known = mentions[firstFrom(mentions, end)];
  return known?.type === "person" && name.includes(known.surface)
    ? { entityId: known.entityId, name: known.entity.name }
    : { name };
}

const sizeOf = (field: TaggedField, { start, end }: QuotedSpan) =>
  firstFrom(field.tokens, end) - firstFrom(field.tokens, start);

/** `"A," he said. "B."`: only the attribution of the one stands between it and the other; or the marks go on. */
function isGoingOn(field: TaggedField, before: QuotedSpan, span: QuotedSpan): boolean {
  if (before.goesOn) return true;
  if (before.paragraphStart !== span.paragraphStart || sizeOf(field, span) < leastWords.apart) return false;
  const between = firstFrom(field.tokens, span.start) - firstFrom(field.tokens, before.end);
  return (
    between <= 15 &&
    /[.,:;—–-]\s*["“«„]?\s*$/u.test(field.text.slice(Math.max(before.end, span.start - 20), span.start))
  );
}
