import type { PackApplication } from "@throughline/contracts";

const words = {
  gained: "came onto the story",
  lost: "left it",
  retagged: "were tagged otherwise",
  same: "stayed as they were",
} as const;

/** "120 of 500". */
export function applicationProgress({ total, counts }: PackApplication): string {
  return `${total - counts.waiting} of ${total}`;
}

/** What came of an application, or how far it is. */
export function applicationInWords(application: PackApplication): string {
  const { packVersion, total, counts, endedAt } = application;
  if (total === 0) return `All stored articles have the tags of version ${packVersion} already.\n`;
  const came = (Object.keys(words) as (keyof typeof words)[])
    .filter((result) => counts[result] > 0)
    .map((result) => `${counts[result]} ${words[result]}`);
  const verdict = `${applicationProgress(application)} articles are tagged with version ${packVersion}`;
  const lines = [
    `${[verdict, ...(came.length > 0 ? [came.join(", ")] : [])].join(": ")}.`,
    ...(counts.failed > 0 ? [`${counts.failed} failed for good: see throughline dead.`] : []),
    ...(counts.otherPack > 0
      ? [
          `${counts.otherPack} were tagged with another version: does the tagger read the same folder? Then apply again.`,
        ]
      : []),
    ...(endedAt === null ? ["It goes on by itself; throughline pack apply shows how far it is."] : []),
  ];
  return `${lines.join("\n")}\n`;
}
