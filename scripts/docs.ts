import { mkdir, readFile, writeFile } from "node:fs/promises";
import { dirname } from "node:path";
import { fileURLToPath } from "node:url";
import { generatedFiles } from "./generated-files.ts";
import { sections, withSection } from "./generated-sections.ts";

// Writes what is drawn from the code: parts of the documents, and whole files. With --check it only says which are old.
const root = fileURLToPath(new URL("../", import.meta.url));
const check = process.argv.includes("--check");

for (const file of new Set(sections.map((section) => section.file))) {
  const before = await readFile(root + file, "utf8");
  const after = sections
    .filter((section) => section.file === file)
    .reduce((document, { name, content }) => withSection(document, name, content()), before);
  await keep(file, before, after);
}
for (const { file, content } of generatedFiles)
  await keep(file, await readFile(root + file, "utf8").catch(() => ""), content());

async function keep(file: string, before: string, after: string): Promise<void> {
  if (after === before) return;
  if (check) {
    console.error(`${file} is older than the code: run \`npm run docs\``);
    process.exitCode = 1;
    return;
  }
  await mkdir(dirname(root + file), { recursive: true });
  await writeFile(root + file, after);
  console.log(`${file} written anew`);
}
