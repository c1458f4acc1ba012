import { z } from "zod";
import { Settings } from "./settings.ts";

/** A setting as a person reads of it. `default` is "" where it has none or is computed at the start. */
export type SettingFacts = { name: string; default: string; allowed: string; description: string };

type Described = {
  type?: string;
  default?: unknown;
  description?: string;
  enum?: unknown[];
  minimum?: number;
  maximum?: number;
};

/** Every setting in the order of the schema, for tables and example files. */
export function settingsList(): SettingFacts[] {
  // `input`: what a person writes, before a list is taken apart.
  const { properties = {} } = z.toJSONSchema(Settings, { io: "input" }) as {
    properties?: Record<string, Described>;
  };
  return Object.entries(properties).map(([name, described]) => ({
    name,
    default: described.default === undefined ? "" : String(described.default),
    allowed: allowed(described),
    description: described.description ?? "",
  }));
}

function allowed({ type, enum: choices, minimum, maximum }: Described): string {
  if (choices) return choices.join(", ");
  if (type === "string") return "text";
  const kind = type === "integer" ? "whole number" : "number";
  return `${kind}, ${minimum} to ${maximum}`;
}
