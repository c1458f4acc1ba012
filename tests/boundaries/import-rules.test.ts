import { createRequire } from "node:module";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { linterReport } from "./linter-report.ts";
import { projectRoot, writeProjectTree } from "./project-tree.ts";

const rules = createRequire(import.meta.url)(join(projectRoot, ".dependency-cruiser.cjs")) as {
  forbidden: { name: string }[];
};

/** What each rule must catch: a file, what it imports, and the rules that say no. */
const wrong: [file: string, imported: string, ...rules: string[]][] = [
  ["packages/contracts/src/w.ts", "@throughline/text", "contracts-imports-nothing-of-ours"],
  ["packages/text/src/w.ts", "@throughline/contracts", "text-imports-nothing-of-ours"],
  ["packages/runtime/src/w.ts", "@throughline/store", "runtime-imports-only-contracts-and-text"],
  ["packages/store/src/w.ts", "@throughline/runtime", "store-imports-only-contracts-and-text"],
  ["packages/web/src/w.ts", "@throughline/runtime", "web-imports-only-contracts-and-text"],
  ["packages/story-pack/src/w.ts", "@throughline/store", "story-pack-imports-only-contracts-and-text"],
  ["services/cleaner/src/w.ts", "@throughline/fetcher", "a-service-imports-only-the-parts"],
  ["packages/cli/src/w.ts", "@throughline/store", "cli-imports-only-contracts-and-story-pack"],
  ["packages/cli/src/w2.ts", "@throughline/tagger", "cli-imports-only-contracts-and-story-pack"],
  ["packages/cli/src/judges.ts", "@throughline/store", "judges-are-four-services"],
  [
    "packages/standalone/src/w.ts",
    "../../../services/tagger/src/main.ts",
    "nobody-imports-a-program",
    door(),
  ],
  [
    "services/desk/src/w.ts",
    "@throughline/standalone",
    "a-service-imports-only-the-parts",
    "standalone-is-imported-by-nobody",
  ],
  [
    "services/tagger/src/w.ts",
    "@throughline/testkit",
    "a-service-imports-only-the-parts",
    "testkit-is-for-tests",
  ],
  ["packages/standalone/src/w2.ts", "@throughline/testkit", "testkit-is-for-tests"],
  ["services/threader/src/w.ts", "../../../packages/store/src/inside.ts", door()],
  ["services/scheduler/src/w.ts", "bullmq", "only-runtime-knows-bullmq"],
  ["services/scheduler/src/w.test.ts", "bullmq", "only-runtime-knows-bullmq"],
  ["packages/runtime/src/w2.ts", "kysely", "only-store-knows-sql"],
  ["services/desk/src/w2.ts", "pg", "only-store-knows-sql"],
  ["services/desk/src/w3.ts", "@electric-sql/pglite", "only-store-knows-sql"],
  ["services/fetcher/src/w.ts", "undici", "only-web-knows-undici"],
  ["services/fetcher/src/w2.ts", "node:https", "only-web-opens-connections"],
  ["packages/store/src/w2.ts", "node:dns/promises", "only-web-opens-connections"],
  ["services/cleaner/src/ring-a.ts", "./ring-b.ts", "no-cycles"],
  ["services/cleaner/src/w2.ts", "./nowhere.ts", "every-import-is-found"],
];

/** What must pass. */
const right: [file: string, imported: string][] = [
  ["packages/runtime/src/r.ts", "@throughline/contracts"],
  ["packages/runtime/src/r2.ts", "bullmq"],
  ["packages/runtime/src/health-server.ts", "node:http"],
  ["packages/store/src/r.ts", "@throughline/text"],
  ["packages/store/src/r2.ts", "pg"],
  ["packages/web/src/r.ts", "undici"],
  ["packages/web/src/r2.ts", "node:dns/promises"],
  ["packages/cli/src/r.ts", "@throughline/contracts"],
  ["packages/cli/src/r2.ts", "@throughline/story-pack"],
  ["packages/testkit/src/r.ts", "@throughline/runtime"],
  ["packages/testkit/src/r2.ts", "pg"],
  ["packages/testkit/src/r3.ts", "node:http"],
  ["packages/store/src/r.test.ts", "@throughline/testkit"],
  ["packages/standalone/src/r.ts", "@throughline/cleaner"],
  ["services/cleaner/src/r.ts", "@throughline/store"],
  ["services/cleaner/src/r.test.ts", "@throughline/testkit"],
  ["services/cleaner/bench/r.ts", "@throughline/testkit"],
  ["services/cleaner/bench/r2.ts", "bullmq"],
];

function door() {
  return "a-package-is-entered-by-its-door";
}

type Violation = { from: string; to: string; rule: { name: string } };

function violationsIn(root: string): Violation[] {
  const config = join(projectRoot, ".dependency-cruiser.cjs");
  const options = ["--config", config, "--output-type", "json", "packages", "services"];
  const report = linterReport("depcruise", options, root) as { summary: { violations: Violation[] } };
  return report.summary.violations;
}

describe("the import rules", () => {
  let tree: Awaited<ReturnType<typeof writeProjectTree>>;
  let violations: Violation[];

  beforeAll(async () => {
    const files: Record<string, string> = {
      "packages/store/src/inside.ts": "export {};\n",
      "services/tagger/src/main.ts": "export {};\n",
      // A cycle is told once, at the file where the search met it.
      "services/cleaner/src/ring-b.ts": 'import "./ring-a.ts";\n',
    };
    for (const [file, imported] of [...wrong, ...right]) files[file] = `import "${imported}";\n`;
    tree = await writeProjectTree(files, ["bullmq", "kysely", "pg", "@electric-sql/pglite", "undici"]);
    violations = violationsIn(tree.root);
  }, 90_000);
  afterAll(() => tree.remove());

  test.each(wrong)("%s may not import %s", (file, _imported, ...expected) => {
    const names = violations.filter((violation) => violation.from === file).map(({ rule }) => rule.name);
    expect(names.sort()).toEqual([...expected].sort());
  });

  test.each(right)("%s may import %s", (file) => {
    expect(violations.filter((violation) => violation.from === file)).toEqual([]);
  });

  test("each rule has a case", () => {
    const covered = new Set(wrong.flatMap(([, , ...names]) => names));
    expect(rules.forbidden.map(({ name }) => name).filter((name) => !covered.has(name))).toEqual([]);
  });
});
