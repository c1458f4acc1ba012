import type { Json } from "@throughline/contracts";

/** Why an article is said to be about a topic, as a reader reads it: "talks, letter (4 times), Abbas Araghchi (twice)". */
export function topicReason(evidence: Json): string {
  const { by, note, words, entities } = evidence as {
    by?: string;
    note?: string;
    words?: Record<string, number>;
    entities?: Record<string, number>;
  };
  const person = /^person(?:\/(?<name>.*))?$/su.exec(by ?? "");
  if (person) return `${person.groups?.name ?? "a person"} said so${note ? `: ${note}` : ""}`;
  const signs = [...Object.entries(words ?? {}), ...Object.entries(entities ?? {})];
  return signs
    .sort(([, a], [, b]) => b - a)
    .map(([sign, times]) => `${sign.replace(/\*$/u, "…")}${often(times)}`)
    .join(", ");
}

function often(times: number): string {
  if (times === 1) return "";
  return times === 2 ? " (twice)" : ` (${times} times)`;
}
