import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { projectRoot } from "./project-tree.ts";

/**
 * The JSON that an installed linter prints for a folder. That it exits with an error is expected of one that
 * finds something; printing no JSON is not, and throws with what it said instead.
 */
export function linterReport(linter: string, options: string[], folder: string): unknown {
  const program = join(projectRoot, "node_modules/.bin", linter);
  const done = spawnSync(process.execPath, [program, ...options], {
    cwd: folder,
    encoding: "utf8",
    timeout: 60_000,
    maxBuffer: 16 * 2 ** 20,
  });
  if (!done.stdout.startsWith("{")) throw new Error(`${linter}: ${done.stderr || done.error?.message}`);
  return JSON.parse(done.stdout);
}
