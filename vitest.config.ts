import { availableParallelism } from "node:os";
import { defineConfig } from "vitest/config";

/** The whole program killed, or its Redis, in mid-run: minutes of starts and stops. */
const recovery = ["tests/integration/standalone-feed.test.ts", "tests/integration/standalone-redis.test.ts"];
const integration = ["{packages,services}/*/src/**/*.integration.test.ts", "tests/integration/**/*.test.ts"];

/**
 * Two suites for `npm test`: `unit` (pure and in-process) and `integration` (a real Redis and a real store), whose
 * files share a process and its loaded modules, since loading them anew for each took a third of the time; and
 * the slower ones that `.ci/run` adds: `recovery` (the whole program), `postgres` and `containers` (Docker) and
 * `browser` (Chromium).
 */
export default defineConfig({
  test: {
    // Tests on real parts wait for them: two files at a time pay even where there are only two cores.
    maxWorkers: Math.max(2, availableParallelism() - 1),
    projects: [
      {
        test: {
          name: "unit",
          isolate: false,
          include: [
            "{packages,services}/*/src/**/*.test.ts",
            "services/desk/web/src/**/*.test.ts",
            "scripts/**/*.test.ts",
            "tests/{boundaries,compose}/**/*.test.ts",
          ],
          exclude: ["**/*.integration.test.ts", "**/node_modules/**"],
        },
      },
      {
        test: {
          name: "integration",
          isolate: false,
          include: integration,
          exclude: [...recovery, "**/node_modules/**"],
          testTimeout: 60_000,
          hookTimeout: 60_000,
        },
      },
      {
        test: {
          name: "recovery",
          include: recovery,
          testTimeout: 60_000,
          hookTimeout: 60_000,
        },
      },
      {
        test: {
          // The integration tests once more, on the servers of the compose file. They empty their Redis.
          name: "postgres",
          include: integration,
          exclude: ["tests/integration/standalone-*.test.ts", "**/node_modules/**"],
          globalSetup: "tests/containers/real-servers.ts",
          testTimeout: 60_000,
          hookTimeout: 60_000,
          fileParallelism: false,
        },
      },
      {
        test: {
          name: "containers",
          include: ["tests/containers/**/*.test.ts"],
          testTimeout: 600_000,
          hookTimeout: 900_000,
          fileParallelism: false,
        },
      },
      {
        test: {
          name: "browser",
          include: ["tests/browser/**/*.test.ts"],
          testTimeout: 120_000,
          hookTimeout: 120_000,
          fileParallelism: false,
        },
      },
    ],
  },
});
