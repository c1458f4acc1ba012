import { expect, test } from "vitest";
import { readSettings } from "./settings.ts";
import { settingsList } from "./settings-list.ts";

test("every setting has a description, and its default is what is read when nothing is set", () => {
  const read = readSettings({}) as Record<string, unknown>;
  for (const { name, default: preset, description } of settingsList()) {
    expect(description, name).toMatch(/\.$/);
    if (preset !== "") expect(String(read[name]), name).toBe(preset);
    expect(readSettings({ [name]: preset })).toEqual(read);
  }
});

test("says what a number may be and which words are allowed", () => {
  const facts = new Map(settingsList().map((each) => [each.name, each]));
  expect(facts.get("THROUGHLINE_PORT")).toMatchObject({
    default: "3000",
    allowed: "whole number, 0 to 65535",
  });
  expect(facts.get("THROUGHLINE_LOG_LEVEL")?.allowed).toContain("fatal, error, warn");
  expect(facts.get("THROUGHLINE_ALLOW_NETWORKS")).toMatchObject({ default: "", allowed: "text" });
});
