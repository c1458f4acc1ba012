import type { ArticleDetail } from "@throughline/contracts";
import { evidenceLines } from "./evidence-lines.ts";
import { plainLine } from "./plain-text.ts";
import { duration, exactTime } from "./relative-time.ts";
import { factLines } from "./text-table.ts";

type PassportLine = ArticleDetail["passport"][number];

/** An article's passport as a person reads it: what it is, then each step in the order of time. */
export function articleStory(article: ArticleDetail): string {
  const lines = article.passport.toSorted((a, b) => a.run - b.run || a.at.localeCompare(b.at));
  const steps = lines.map((line, at) => stepStory(line, lines[at - 1]));
  return [
    `${plainLine(article.title || article.url)}\n`,
    factLines(articleFacts(article)),
    ...(steps.length === 0 ? ["No step has ended yet.\n"] : steps),
    endOf(article),
  ].join("\n");
}

function articleFacts(article: ArticleDetail): [string, string][] {
  const clocks = [
    ...(article.publishedAt ? [`published ${exactTime(article.publishedAt)}`] : []),
    `seen ${exactTime(article.observedAt)}`,
    ...(article.fetchedAt ? [`fetched ${exactTime(article.fetchedAt)}`] : []),
  ];
  const authors = article.authors.length > 0 ? `, by ${article.authors.join(", ")}` : "";
  return [
    ["Article", article.id],
    ["Address", article.url],
    ["Publisher", `${article.publisher.name || "unknown"}${authors}`],
    ["Times", clocks.join(", ")],
    ["Version", `revision ${article.revision}, run ${article.run}, language ${article.language}`],
    ...(article.eventId ? [["Event", article.eventId] as [string, string]] : []),
    ...article.corrections.map((each): [string, string] => ["Corrected", saidOf(each)]),
    ...(article.copyOf ? [["Copy of", article.copyOf] as [string, string]] : []),
  ];
}

function saidOf(correction: ArticleDetail["corrections"][number]): string {
  const note = correction.note === "" ? "" : `: ${correction.note}`;
  return `${plainLine(correction.says)} (${correction.by || "a person"}, ${exactTime(correction.at)}${note})`;
}

function stepStory(line: PassportLine, before: PassportLine | undefined): string {
  const run = line.run !== (before?.run ?? 1) ? `Run ${line.run}\n\n` : "";
  const notes = [
    `revision ${line.revision}`,
    ...(line.attempt > 1 ? [`at try ${line.attempt}`] : []),
    ...(line.runs > 1 ? [`ran ${line.runs} times`] : []),
    `took ${duration(line.durationMs)}`,
    `by ${line.codeVersion}`,
  ];
  const evidence = Object.entries(line.evidence).flatMap(([name, value]) => evidenceLines(name, value));
  return [
    run,
    `${exactTime(line.at)}  ${line.step}: ${plainLine(line.outcome)}\n`,
    `    ${plainLine(line.reason)}\n`,
    `    (${plainLine(notes.join(", "))})\n`,
    ...evidence.map((text) => `    ${text}\n`),
  ].join("");
}

function endOf(article: ArticleDetail): string {
  if (article.dead) {
    return `It waits for a person: ${article.dead.step} failed for good (${plainLine(article.dead.error)}).\nSee \`throughline dead show ${article.dead.id}\`.\n`;
  }
  if (article.stage !== "ended") return `It is on the line: ${article.stage} is next.\n`;
  return `Its way has ended as ${article.outcome ?? "unknown"}: ${plainLine(article.reason)}\n`;
}
