import { copyFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { linterReport } from "./linter-report.ts";
import { projectRoot, writeProjectTree } from "./project-tree.ts";

const environment = "export const home = process.env.HOME;\n";
const imported = 'import { env } from "node:process";\n\nexport const home = env.HOME;\n';
const call = 'export const page = () => fetch("https://example.org/");\n';
const method =
  'export const page = (web: { fetch(url: string): void }) => web.fetch("https://example.org/");\n';

/** Only programs read the environment, only web, the command and the page call `fetch`. */
const cases: [file: string, source: string, rule: string | undefined][] = [
  ["packages/store/src/w.ts", environment, "lint/style/noProcessEnv"],
  ["packages/standalone/src/w.ts", environment, "lint/style/noProcessEnv"],
  ["services/desk/src/deep/w.ts", imported, "lint/style/noProcessEnv"],
  ["services/desk/src/main.ts", environment, undefined],
  ["packages/testkit/src/parts.ts", environment, undefined],
  ["packages/store/src/w.test.ts", environment, undefined],
  ["scripts/w.ts", environment, undefined],
  ["services/fetcher/src/w.ts", call, "lint/style/noRestrictedGlobals"],
  ["services/fetcher/src/main.ts", call, "lint/style/noRestrictedGlobals"],
  ["packages/web/src/w.ts", call, "lint/style/noRestrictedGlobals"],
  ["services/fetcher/src/r.ts", method, undefined],
  ["packages/cli/src/r.ts", call, undefined],
  ["services/desk/web/src/r.ts", call, undefined],
  ["services/fetcher/src/r.test.ts", call, undefined],
];

describe("the rules for sources", () => {
  let tree: Awaited<ReturnType<typeof writeProjectTree>>;
  let found: { category: string; location: { path: string } }[];

  beforeAll(async () => {
    tree = await writeProjectTree(Object.fromEntries(cases), []);
    for (const name of ["biome.json", ".gitignore"])
      await copyFile(join(projectRoot, name), join(tree.root, name));
    const report = linterReport("biome", ["lint", "--reporter=json", "."], tree.root);
    found = (report as { diagnostics: typeof found }).diagnostics;
  }, 90_000);
  afterAll(() => tree.remove());

  test.each(cases)("%s: %j", (file, _source, rule) => {
    const rules = found.filter(({ location }) => location.path === file).map(({ category }) => category);
    expect(rules).toEqual(rule === undefined ? [] : [rule]);
  });
});
