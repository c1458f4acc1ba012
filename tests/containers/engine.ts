import { spawnSync } from "node:child_process";

// The tests stop what they start; the helper container that would do it for them may not be pullable.
process.env.TESTCONTAINERS_RYUK_DISABLED ??= "true";

const answer = (...command: string[]) => {
  const done = spawnSync("docker", command, { encoding: "utf8", timeout: 15_000 });
  return done.status === 0 ? done.stdout.trim() : undefined;
};

/** Version of the Docker engine that answers, with Compose; undefined where none does. */
export const engine = answer("compose", "version", "--short")
  ? answer("version", "--format", "{{.Server.Version}}")
  : undefined;

if (engine === undefined) {
  console.warn("Skipped: no Docker engine with Compose answers. `docker version` says why.");
}
