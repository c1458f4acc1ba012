import type { CorrectionView } from "@throughline/contracts";

type Said = Pick<
  CorrectionView,
  "of" | "holds" | "name" | "topic" | "surface" | "entityId" | "entityName" | "is"
>;

/** "“Petrov” is Ana Petrov (Q1), not Boris Petrov", "It is on the story". */
export function correctionInWords(correction: Said): string {
  const { of, holds, name, topic } = correction;
  if (of === "story") return `It is ${holds ? "on" : "off"} the story.`;
  if (of === "topic") return `It is ${holds ? "" : "not "}about ${name ?? topic}.`;
  return mentionInWords(correction);
}

function mentionInWords({ surface, entityId, entityName, is, name }: Said): string {
  const wrong = entityId === null ? undefined : `${entityName ?? entityId}`;
  const what = surface === null ? `What was tagged as ${wrong}` : `“${surface}”`;
  const instead = surface === null || wrong === undefined ? "" : `, not ${wrong}`;
  if (is !== null) return `${what} is ${name ?? is} (${is})${instead}.`;
  return surface === null || wrong === undefined ? `${what} is no entity.` : `${what} is not ${wrong}.`;
}
