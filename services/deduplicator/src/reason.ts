import type { CopyDecision } from "@throughline/contracts";
import { earliestRule } from "./trees.ts";

/** What a reason says of an article: who published it, and when, as claimed and as observed. */
export type Told = { publisher: string; url: string; publishedAt: Date | null; observedAt: Date };

/** Why the index decided so, as a person would say it: "Mehr copied IRNA 12 minutes later (94% of its text)". */
export function reasonOf(
  { relation, evidence }: CopyDecision,
  article: Told,
  other: Told | undefined,
): string {
  if (evidence.by === "person") return ruledReason(evidence, article, other);
  if (!other) return relation === "original" ? evidence.rule : `${relation}: ${evidence.rule}`;
  const who = nameOf(article);
  const whom = nameOf(other);
  const when = delay(other, article);
  const share = percent(evidence.containment);
  if (relation !== "original" && evidence.containment === undefined)
    return `${who} stands with ${whom}'s report, ${when}: ${evidence.rule}`;
  if (relation !== "original" && evidence.revision !== undefined)
    return `${who} brought its own report again, ${when}, with another text (${share} of it stands in the earlier one): ${evidence.rule}`;
  switch (relation) {
    case "exact":
      return `${who} carries ${whom}'s text word for word, ${when}`;
    case "near":
      return `${who} copied ${whom} ${when} (${share} of its text)`;
    case "partial":
      return `${who} has ${share} of its text from ${whom}'s report, ${when}, with ${percent(evidence.reverseContainment)} of that one: ${evidence.rule}`;
    case "original":
      if (evidence.rule === earliestRule)
        return `${evidence.rule}: ${whom} copied ${who} ${delay(article, other)} (${percent(evidence.reverseContainment)} of its text)`;
      return `no copy: ${whom}'s report is nearest (${share} of this text stands in it): ${evidence.rule}`;
  }
}

/** Told as what it is: the machine found nothing of it. */
function ruledReason(
  { rule, comparedWith, note }: CopyDecision["evidence"],
  article: Told,
  other: Told | undefined,
): string {
  const said =
    comparedWith === undefined
      ? rule
      : `a person says that ${nameOf(article)} copied ${other ? nameOf(other) : "another report"}`;
  return typeof note === "string" ? `${said}: ${note}` : said;
}

function nameOf({ publisher, url }: Told): string {
  if (publisher !== "") return publisher;
  return URL.canParse(url) ? new URL(url).hostname.replace(/^www\./, "") : "one report";
}

/** The time between two reports: as they claim it where both do and the claims agree with the order. */
function delay(earlier: Told, later: Told): string {
  const claimed =
    earlier.publishedAt && later.publishedAt ? minutes(earlier.publishedAt, later.publishedAt) : -1;
  const passed = claimed >= 0 ? claimed : minutes(earlier.observedAt, later.observedAt);
  if (passed < 1) return "at the same time";
  if (passed < 90) return `${count(passed, "minute")} later`;
  if (passed < 48 * 60) return `${count(passed / 60, "hour")} later`;
  return `${count(passed / (24 * 60), "day")} later`;
}

const minutes = (from: Date, to: Date): number => (to.getTime() - from.getTime()) / 60_000;

function count(amount: number, unit: string): string {
  const whole = Math.round(amount);
  return whole === 1 ? `1 ${unit}` : `${whole} ${unit}s`;
}

function percent(share: number | undefined): string {
  return `${Math.round((share ?? 0) * 100)}%`;
}
