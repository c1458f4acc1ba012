import { readFile, writeFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { sections, withSection } from "./generated-sections.ts";

// Writes the parts of the documents that are drawn from the code; with --check it only says which are old.
const root = fileURLToPath(new URL("../", import.meta.url));
const check = process.argv.includes("--check");

for (const file of new Set(sections.map((section) => section.file))) {
  const before = await readFile(root + file, "utf8");
  const after = sections
    .filter((section) => section.file === file)
    .reduce((document, { name, content }) => withSection(document, name, content()), before);
  if (after === before) continue;
  if (check) {
    console.error(`${file} is older than the code: run \`npm run docs\``);
    process.exitCode = 1;
  } else {
    await writeFile(root + file, after);
    console.log(`${file} written anew`);
  }
}
