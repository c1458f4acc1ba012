import type { PackApplication } from "../api/types.ts";
import { exactCount } from "../text/count-words.ts";

const results = [
  ["gained", "came onto the story"],
  ["lost", "left it"],
  ["retagged", "tagged otherwise"],
  ["same", "as before"],
] as const;

/** "120 of 500 tagged anew: 3 came onto the story, 117 as before." */
export function applicationInWords({ total, counts, endedAt }: PackApplication): string {
  const done = total - counts.waiting;
  const came = results
    .filter(([result]) => counts[result] > 0)
    .map(([result, words]) => `${exactCount(counts[result])} ${words}`);
  const how = came.length > 0 ? `: ${came.join(", ")}` : "";
  return endedAt === null
    ? `${exactCount(done)} of ${exactCount(total)} tagged anew${how}.`
    : `Last time ${exactCount(done)} of ${exactCount(total)} were tagged anew${how}.`;
}

/** What did not go as it should. */
export function troubleInWords({ counts }: PackApplication): string[] {
  return [
    ...(counts.failed > 0 ? [`${exactCount(counts.failed)} failed; the dead letters say why.`] : []),
    ...(counts.otherPack > 0
      ? [
          `${exactCount(counts.otherPack)} were tagged with another version: see that the tagger reads the same folder, then tag them again.`,
        ]
      : []),
  ];
}
