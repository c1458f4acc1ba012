// @ts-check
import { accessSync, constants } from "node:fs";
import { delimiter, join } from "node:path";
import { textOf } from "./fingerprint.mjs";
import { runProgram } from "./run-program.mjs";

const installDeadlineMs = 5 * 60_000;

/**
 * Installs Redis where that is this script's to do. Test files start a Redis each and at the same time, and
 * would each try to install one. Where it does not work, they say how to get one.
 * @param {(line: string) => void} say
 */
export async function prepareRedis(say) {
  const facts = {
    redisUrl: process.env.REDIS_URL,
    programs: programsOn(process.env.PATH ?? "", ["redis-server", "valkey-server", "apt-get"]),
    isRoot: process.getuid?.() === 0,
    osRelease: textOf("/etc/os-release") ?? "",
  };
  if (!isToInstall(facts)) return;
  say("No Redis on this machine: installing the package redis-server with apt-get …");
  const env = { ...process.env, DEBIAN_FRONTEND: "noninteractive" };
  const options = { env, deadlineMs: installDeadlineMs };
  // Lists that are old may still do.
  await runProgram("apt-get", ["update", "-qq"], options).catch(() => {});
  const words = ["install", "-y", "-qq", "--no-install-recommends", "redis-server"];
  await runProgram("apt-get", ["-o", "DPkg::Lock::Timeout=120", ...words], options).catch((error) => {
    say(`Redis could not be installed. apt-get says:\n${error.message}`);
  });
}

/**
 * Whether there is no Redis, and a package of it can be installed: on Debian and its children, as root.
 * @param {{ redisUrl: string | undefined, programs: string[], isRoot: boolean, osRelease: string }} facts
 */
export function isToInstall({ redisUrl, programs, isRoot, osRelease }) {
  if (redisUrl || programs.includes("redis-server") || programs.includes("valkey-server")) return false;
  return isRoot && programs.includes("apt-get") && /^ID(_LIKE)?=.*(debian|ubuntu)/m.test(osRelease);
}

/**
 * Those of the programs that can be run from the PATH.
 * @param {string} path
 * @param {string[]} names
 */
export function programsOn(path, names) {
  const folders = path.split(delimiter).filter((folder) => folder !== "");
  return names.filter((name) => folders.some((folder) => isProgram(join(folder, name))));
}

/** @param {string} path */
function isProgram(path) {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
