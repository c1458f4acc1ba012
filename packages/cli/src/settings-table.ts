import { settingsList } from "@throughline/contracts";
import { textTable } from "./text-table.ts";

/** The settings as a Markdown table, as the README holds it. */
export function settingsAsMarkdown(): string {
  const rows = settingsList().map(({ name, default: preset, allowed, description }) =>
    [`\`${name}\``, preset === "" ? "" : `\`${preset}\``, allowed, description].map(inCell),
  );
  const lines = [["Setting", "Default", "Allowed", "What it does"], ["---", "---", "---", "---"], ...rows];
  return lines.map((cells) => `| ${cells.join(" | ")} |\n`).join("");
}

/** The settings as a list for the terminal: each with its description below it. */
export function settingsAsText(): string {
  const facts = settingsList();
  const table = textTable(
    [{ head: "SETTING" }, { head: "DEFAULT" }, { head: "ALLOWED" }],
    facts.map(({ name, default: preset, allowed }) => [name, preset, allowed]),
  );
  const [heads = "", ...lines] = table.trimEnd().split("\n");
  return [heads, ...lines.flatMap((line, at) => [line, `    ${facts[at]?.description ?? ""}`])]
    .map((line) => `${line}\n`)
    .join("");
}

function inCell(text: string): string {
  return text.replaceAll("|", "\\|").replaceAll("\n", " ");
}
