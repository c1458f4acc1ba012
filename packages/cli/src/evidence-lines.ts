import { plainLine } from "./plain-text.ts";

/** Longest line, and most items of a list, that are shown; `--json` has all. */
const mostCharacters = 200;
const mostItems = 20;

/**
 * One piece of a passport's evidence as lines: a plain value on one, a list of plain values with commas, a list of
 * objects with a line for each.
 */
export function evidenceLines(name: string, value: unknown): string[] {
  const label = plainLine(name);
  if (!Array.isArray(value) || value.every((item) => !isObject(item)))
    return [`${label}: ${cut(valueText(value))}`];
  const shown = value.slice(0, mostItems).map((item) => `  ${cut(valueText(item))}`);
  const rest = value.length > shown.length ? [`  and ${value.length - shown.length} more`] : [];
  return [`${label}:`, ...shown, ...rest];
}

function valueText(value: unknown): string {
  if (Array.isArray(value)) return value.map(valueText).join(", ") || "none";
  if (!isObject(value)) return typeof value === "string" ? value : JSON.stringify(value);
  return Object.entries(value)
    .map(([name, part]) => `${name} ${isObject(part) ? `(${valueText(part)})` : valueText(part)}`)
    .join(", ");
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function cut(text: string): string {
  const line = plainLine(text);
  return line.length > mostCharacters ? `${line.slice(0, mostCharacters)}…` : line;
}
