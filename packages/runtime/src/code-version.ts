import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("../../..", import.meta.url));

let known: string | undefined;

/**
 * The version of the code that runs, for passports: the package's version and, in a git checkout, the commit.
 * An image has no repository; its build leaves the commit in a file named `COMMIT`.
 */
export function codeVersion(): string {
  if (known === undefined) {
    const { version } = JSON.parse(readFileSync(`${root}package.json`, "utf8")) as { version: string };
    const commit = commitOfFile() || commitOfCheckout();
    known = commit === "" ? version : `${version}+${commit}`;
  }
  return known;
}

function commitOfFile(): string {
  try {
    return readFileSync(`${root}COMMIT`, "utf8").trim().slice(0, 12);
  } catch {
    return "";
  }
}

function commitOfCheckout(): string {
  try {
    const stdio: ("ignore" | "pipe")[] = ["ignore", "pipe", "ignore"];
    return execFileSync("git", ["rev-parse", "--short=12", "HEAD"], { cwd: root, stdio, timeout: 5_000 })
      .toString()
      .trim();
  } catch {
    return "";
  }
}
