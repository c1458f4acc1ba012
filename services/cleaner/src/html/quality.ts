import type { ExtractionQuality } from "@throughline/contracts";
import { words } from "@throughline/text";
import type { Block } from "./blocks.ts";
import type { FoundContent } from "./find-content.ts";
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
  orphanHeading: "headings with nothing below",
  signature: "signatures",
};
/** How far each way of finding the text is to be trusted, 0 to 1. */
const trust: Record<FoundContent["method"], number> = {
  readability: 0.9,
  "readability-unpruned": 0.7,
  "main-element": 0.5,
  body: 0.3,
};
/** Below this share of common words, the linked data's text and the one found are not the same. */
const agreement = 0.6;

type Evidence = {
  decision: KindDecision;
  method: FoundContent["method"];
  text: string;
  kept: readonly Block[];
  dropped: ReadonlyMap<DropReason, number>;
  declaredBody: string;
};

/** How sure the extraction is, 0 to 1, and every reason for what was decided. */
export function qualityOf(evidence: Evidence): ExtractionQuality {
  const { decision, method, text, kept, dropped, declaredBody } = evidence;
  const reasons = decision.reason ? [decision.reason] : [];
  let score = trust[method];
  if (method !== "readability") reasons.push(`text found by ${method}, the ways before it found too little`);
  if (declaredBody.length > 250) {
    const shared = sharedWords(declaredBody, text);
    const agrees = shared >= agreement;
    reasons.push(
      `linked data ${agrees ? "confirm" : "do not confirm"} the text (${Math.round(shared * 100)}% of its words)`,
    );
    score = agrees ? Math.min(1, score + 0.1) : score - 0.3;
  }
  const linked = kept.reduce((sum, block) => sum + block.linkShare * block.text.length, 0);
  if (linked > text.length * 0.3) {
    reasons.push("much of the text is links");
    score -= 0.2;
  }
  for (const [reason, count] of dropped) reasons.push(`dropped ${dropNames[reason]}: ${count}`);
  if (decision.kind === "notArticle") score = 0;
  return { method, score: Math.round(Math.max(0, score) * 100) / 100, reasons };
}

/** Share of the words of one text that the other has too, with their number. */
function sharedWords(one: string, other: string): number {
  const counts = new Map<string, number>();
  for (const { folded } of words(other)) counts.set(folded, (counts.get(folded) ?? 0) + 1);
  const wanted = words(one);
  let shared = 0;
  for (const { folded } of wanted) {
    const left = counts.get(folded) ?? 0;
    if (left > 0) shared += 1;
    counts.set(folded, left - 1);
  }
  return wanted.length === 0 ? 0 : shared / wanted.length;
}
