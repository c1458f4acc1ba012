import { readFile } from "node:fs/promises";
import { expect, test } from "vitest";
import { generatedFiles } from "./generated-files.ts";

test.each(generatedFiles)("$file is as the code has it (else: npm run docs)", async ({ file, content }) => {
  expect(await readFile(new URL(`../${file}`, import.meta.url), "utf8")).toBe(content());
});
