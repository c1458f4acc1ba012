/**
 * Who may import whom. `npm run boundaries` checks it; tests/boundaries proves that each rule bites.
 *
 * What only a look at the source shows (who reads the environment, who calls the global `fetch`) stands in
 * biome.json.
 */

/** Tests and benches put parts together at will. */
const tests = "(\\.test\\.tsx?$|/bench/|^tests/)";
const ours = "^(packages|services)/";
const npm = (names) => `(^|node_modules/)(${names})(/|$)`;
/** A package of ours that may import the given packages of ours, itself and no other. */
const only = (name, folder, allowed, comment) => ({
  name,
  comment,
  severity: "error",
  from: { path: `^${folder}/`, pathNot: tests },
  to: { path: ours, pathNot: `^(${[folder, ...allowed].join("|")})/` },
});

const foundations = ["packages/contracts", "packages/text"];
const parts = [...foundations, "packages/runtime", "packages/store", "packages/web", "packages/story-pack"];

module.exports = {
  forbidden: [
    only(
      "contracts-imports-nothing-of-ours",
      "packages/contracts",
      [],
      "Everything stands on the contracts; they stand on nothing of ours, so that any program can take them alone.",
    ),
    only(
      "text-imports-nothing-of-ours",
      "packages/text",
      [],
      "Folding and splitting of text is a foundation like the contracts: no part of Throughline may leak into it.",
    ),
    ...["runtime", "store", "web", "story-pack"].map((part) =>
      only(
        `${part}-imports-only-contracts-and-text`,
        `packages/${part}`,
        foundations,
        "A part that knows one technology must not know the others: each can then be replaced alone.",
      ),
    ),
    {
      name: "a-service-imports-only-the-parts",
      comment:
        "A service stands on contracts, text, runtime, store, web and story-pack. Services meet on the line only, never in code.",
      severity: "error",
      from: { path: "^services/([^/]+)/", pathNot: tests },
      to: { path: ours, pathNot: `^(services/$1|${parts.join("|")})/` },
    },
    {
      name: "cli-imports-only-contracts-and-story-pack",
      comment:
        "The command talks to the desk's API: it has to work from any machine and may not touch the store behind the desk's back. A story pack is a folder at hand; who judges its labels, judges.ts brings.",
      severity: "error",
      from: { path: "^packages/cli/", pathNot: ["^packages/cli/src/judges\\.ts$", tests] },
      to: { path: ours, pathNot: "^packages/(cli|contracts|story-pack)/" },
    },
    {
      name: "judges-are-four-services",
      comment:
        "`pack test` asks the cleaner, the tagger, the deduplicator and the threader in memory, as their fixed face offers it.",
      severity: "error",
      from: { path: "^packages/cli/src/judges\\.ts$" },
      to: {
        path: ours,
        pathNot: "^(packages/(contracts|story-pack)|services/(cleaner|tagger|deduplicator|threader))/",
      },
    },
    {
      name: "nobody-imports-a-program",
      comment: "cli, standalone and the programs of services (main.ts) are ends: they use, nobody uses them.",
      severity: "error",
      from: { path: ours, pathNot: ["^packages/cli/bin/", tests] },
      to: { path: "^(packages|services)/[^/]+/src/main\\.ts$" },
    },
    {
      name: "standalone-is-imported-by-nobody",
      comment: "Standalone puts everything together; a part that needed it would depend on all of it.",
      severity: "error",
      from: { path: ours, pathNot: ["^packages/(standalone|cli)/", tests] },
      to: { path: "^packages/(standalone|cli)/" },
    },
    {
      name: "testkit-is-for-tests",
      comment: "The test kit starts servers and creates databases: the image does not even hold it.",
      severity: "error",
      from: { pathNot: ["^packages/testkit/", tests] },
      to: { path: "^packages/testkit/" },
    },
    {
      name: "a-package-is-entered-by-its-door",
      comment:
        "Another package is imported by its name, which gives what its index.ts exports; its inside may change.",
      severity: "error",
      from: { path: "^(packages|services)/([^/]+)/", pathNot: tests },
      to: {
        path: ours,
        pathNot: ["^$1/$2/", "^(packages|services)/[^/]+/src/index\\.ts$"],
      },
    },
    {
      name: "only-runtime-knows-bullmq",
      comment:
        "Retries, locks and events of the queue are subtle; one place knows them. A bench may measure the bare queue.",
      severity: "error",
      from: { path: ours, pathNot: ["^packages/(runtime|testkit)/", "/bench/"] },
      to: { path: npm("bullmq") },
    },
    {
      name: "only-store-knows-sql",
      comment: "One place knows tables and drivers. The test kit creates and drops whole databases.",
      severity: "error",
      from: { path: ours, pathNot: "^packages/(store|testkit)/" },
      to: { path: npm("pg|kysely|@electric-sql/.+") },
    },
    {
      name: "only-web-knows-undici",
      comment:
        "What leaves the machine goes through one place that is polite and refuses private addresses. A bench may measure the bare client.",
      severity: "error",
      from: { path: ours, pathNot: "^packages/web/|/bench/" },
      to: { path: npm("undici") },
    },
    {
      name: "only-web-opens-connections",
      comment:
        "Modules that open connections at will belong to web. Who serves, and so needs one of them, is named here file by file; so is who only wants the names of status codes.",
      severity: "error",
      from: {
        path: ours,
        pathNot: [
          "^packages/(web|testkit)/",
          "^packages/runtime/src/health-server\\.ts$",
          "^services/desk/src/problem\\.ts$",
          "^packages/cli/src/fixture-desk\\.ts$",
          tests,
        ],
      },
      to: {
        path: "^(node:)?(http|https|http2|tls|dns|dns/promises|dgram)$",
        dependencyTypesNot: ["type-only"],
      },
    },
    {
      name: "no-cycles",
      comment: "Files that need each other are one concept in two places.",
      severity: "error",
      from: { path: ours },
      to: { circular: true },
    },
    {
      name: "every-import-is-found",
      comment: "An import that nothing answers is a missing file, or a package that nobody declared.",
      severity: "error",
      from: { path: ours },
      to: { couldNotResolve: true, pathNot: "\\?(worker|url|raw)$" },
    },
  ],
  options: {
    doNotFollow: { path: "node_modules" },
    exclude: { path: "(^|/)(dist|coverage)/" },
    tsPreCompilationDeps: true,
    moduleSystems: ["es6"],
    enhancedResolveOptions: {
      exportsFields: ["exports"],
      conditionNames: ["node", "import", "types", "default"],
      mainFields: ["module", "main", "types"],
      extensions: [".ts", ".tsx", ".mjs", ".js", ".json"],
    },
    builtInModules: { add: ["node:sqlite", "node:test"] },
  },
};
