import type { PackScore, ScoreRow } from "@throughline/story-pack";
import { plainLine } from "./plain-text.ts";
import { textTable } from "./text-table.ts";

/** What `pack test` prints: a row for each measure, and the mistakes where they are asked for. */
export function packScoreInWords(folder: string, score: PackScore, { mistakes = false } = {}): string {
  const table = textTable(
    [{ head: "MEASURE" }, { head: "VALUE", align: "right" }, { head: "ASKED" }, { head: "" }, { head: "ON" }],
    score.rows.map((row) => [row.what, numberOf(row.value), boundOf(row), verdictOf(row), row.of]),
  );
  const verdict = score.passed
    ? `${folder} keeps to its thresholds.`
    : `${folder} falls short of its thresholds; --mistakes lists why.`;
  return `${table}\n${mistakes ? mistakesInWords(score) : ""}${verdict}\n`;
}

const numberOf = (value: number | undefined) => (value === undefined ? "–" : value.toFixed(3));

function boundOf({ least, most }: ScoreRow): string {
  if (least !== undefined) return `>= ${least}`;
  return most === undefined ? "" : `<= ${most}`;
}

const verdictOf = ({ passed }: ScoreRow) => (passed === undefined ? "" : passed ? "kept" : "MISSED");

function mistakesInWords({ mistakes }: PackScore): string {
  const lines = [
    ...mistakes.relevance.map(
      ({ article, onStory, score }) =>
        `${article}: ${onStory ? "on" : "off"} the story, but its relevance is ${score}`,
    ),
    ...mistakes.mentions.map(({ article, fault, surface, entityId, by }) =>
      fault === "wrong"
        ? `${article}: "${surface}" is not marked as ${entityId} (${by})`
        : `${article}: "${surface}" was not found as ${entityId}`,
    ),
  ];
  return lines.length === 0 ? "" : `${lines.map(plainLine).join("\n")}\n\n`;
}
