import { readFileSync } from "node:fs";
import { join } from "node:path";
import { settingsList } from "@throughline/contracts";
import { describe, expect, test } from "vitest";
import { projectRoot } from "../boundaries/project-tree.ts";

const composeFile = readFileSync(join(projectRoot, "docker-compose.yml"), "utf8");

/** Settings that the containers give a fixed value, or that the image does. */
const fixed = [
  "REDIS_URL",
  "DATABASE_URL",
  "THROUGHLINE_HOST",
  "THROUGHLINE_DATA",
  "THROUGHLINE_METRICS_PORT",
];

/** What is not a setting of Throughline but of the containers around it. */
const ofCompose: [name: string, fallback: string, description: string][] = [
  [
    "POSTGRES_PASSWORD",
    "throughline",
    "Password of the database; letters and digits only, since it becomes part of a URL. Chosen once: a database that exists keeps its own.",
  ],
  ["DESK_ADDRESS", "127.0.0.1", "Address of this machine that the desk's port is published on."],
  ["PROMETHEUS_PORT", "9090", "Port of Prometheus on 127.0.0.1, with `--profile monitoring`."],
  ["COMMIT", "", "Commit that the passports name; read when the image is built."],
  ["IMAGE_TAG", "local", "Tag of the image that is built and run."],
];

function exampleFile(): string {
  const settings = settingsList()
    .filter(({ name }) => !fixed.includes(name))
    .map(({ name, default: value, description }) => [name, value, description]);
  const lines = [...settings, ...ofCompose].map(
    ([name, value, description]) => `\n# ${description}\n#${name}=${value}\n`,
  );
  return (
    "# Settings for `docker compose up`: copy this file to `.env`, and take the # off what you change.\n" +
    `# \`npm start\` reads the same names from the environment, and not this file.\n${lines.join("")}`
  );
}

describe("the settings of the containers", () => {
  test("each setting is fixed or taken over from the environment", () => {
    const missing = settingsList()
      .map(({ name }) => name)
      .filter((name) => !fixed.includes(name))
      .filter((name) => !new RegExp(`^ +${name}:$|\\$\\{${name}:-`, "m").test(composeFile));
    expect(missing).toEqual([]);
  });

  test("what compose reads is in the example file", () => {
    const read = [
      ...composeFile.matchAll(/\$\{([A-Z_]+)/g),
      ...composeFile.matchAll(/^ +(THROUGHLINE_\w+):$/gm),
    ];
    const ofTheMachine = ["NODE_EXTRA_CA_CERTS", "NPM_CONFIG_USERCONFIG"];
    const names = read.map(([, name]) => name ?? "").filter((name) => !ofTheMachine.includes(name));
    const listed = [...exampleFile().matchAll(/^#([A-Z_]+)=/gm)].map(([, name]) => name);
    expect([...new Set(names)].sort()).toEqual([...listed].sort());
  });

  // `npx vitest run --project unit tests/compose -u` writes it anew.
  test("the example file is the settings' own words", async () => {
    await expect(exampleFile()).toMatchFileSnapshot(join(projectRoot, ".env.example"));
  });
});
