import type { ExtractionQuality } from "@throughline/contracts";
import type { Block } from "./blocks.ts";
import { agreement, type FoundContent } from "./find-content.ts";
import type { KindDecision } from "./kind.ts";
import type { DropReason } from "./trim-blocks.ts";

const dropNames: Record<DropReason, string> = {
  caption: "captions and credits",
  links: "lines that lead elsewhere",
  relatedHeading: "headings of related links",
  byLine: "by-lines",
  date: "date lines",
  title: "repeats of the title",
  notice: "site notices",
  offer: "offers to subscribe",
  orphanHeading: "headings with nothing below",
  signature: "signatures",
};
/** How far each way of finding the text is to be trusted, 0 to 1. */
const trust: Record<FoundContent["method"], number> = {
  readability: 0.9,
  "readability-unpruned": 0.7,
  prose: 0.6,
  "linked-data": 0.5,
  "site-selectors": 0.95,
};
type Evidence = {
  decision: KindDecision;
  found: FoundContent;
  text: string;
  kept: readonly Block[];
  dropped: ReadonlyMap<DropReason, number>;
  isPublicationUnknown: boolean;
  standfirst: Block | undefined;
  /** What a story pack's selectors for the page's host had to do with it. */
  bySite: string | undefined;
};

/** How sure the extraction is, 0 to 1, and every reason for what was decided. */
export function qualityOf(evidence: Evidence): ExtractionQuality {
  const { decision, found, text, kept, dropped, standfirst, isPublicationUnknown, bySite } = evidence;
  const { method, confirmed } = found;
  const reasons = decision.reason ? [decision.reason] : [];
  let score = trust[method];
  if (bySite) reasons.push(bySite);
  if (method === "prose" || method === "readability-unpruned")
    reasons.push(`found by ${method}, since Readability on the pruned page gave too little`);
  if (method === "linked-data") reasons.push("the page shows no text; this is the one in its linked data");
  if (confirmed !== undefined) {
    const agrees = confirmed >= agreement;
    reasons.push(
      `linked data ${agrees ? "confirm" : "do not confirm"} the text (${Math.round(confirmed * 100)}% of its words)`,
    );
    score = agrees ? Math.min(1, score + 0.1) : score - 0.3;
  }
  const linked = kept.reduce((sum, block) => sum + block.linkShare * block.text.length, 0);
  if (linked > text.length * 0.3) {
    reasons.push("much of the text is links");
    score -= 0.2;
  }
  if (standfirst) reasons.push("took the standfirst from between heading and text");
  if (isPublicationUnknown)
    reasons.push("published at an unknown time: that of its last change stands for it");
  const { pruned, parts } = found.taken;
  if (pruned > 0) reasons.push(`left out navigation, dialogs, hidden parts and footers: ${pruned}`);
  if (parts > 0) reasons.push(`left out parts marked as something else: ${parts}`);
  for (const [reason, count] of dropped) reasons.push(`dropped ${dropNames[reason]}: ${count}`);
  if (decision.kind === "notArticle") score = 0;
  return { method, score: Math.round(Math.max(0, score) * 100) / 100, reasons };
}
