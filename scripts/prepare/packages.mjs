// @ts-check
import { existsSync, rmSync, writeFileSync } from "node:fs";
import { basename, delimiter, sep } from "node:path";
import { fingerprint, namesIn, textOf } from "./fingerprint.mjs";
import { PrepareError, runProgram } from "./run-program.mjs";

const installDeadlineMs = 15 * 60_000;
const stampName = "node_modules/.throughline-stamp";
/** Oldest Node that runs Throughline itself. */
const leastNode = 24;

/**
 * Installs the locked packages when they are missing, stale or half installed.
 * Throws a `PrepareError` when npm cannot.
 * @param {string} root the project's folder, with a slash at its end
 * @param {(line: string) => void} say
 */
export async function preparePackages(root, say) {
  const wanted = packagesFingerprint(root);
  const isNew = textOf(root + stampName) !== wanted && !isInstalledByHand(root);
  if (isNew) await install(root, say);
  await ensurePinnedNode(root);
  if (textOf(root + stampName) !== wanted) writeFileSync(root + stampName, wanted);
}

/** @param {string} root */
function packagesFingerprint(root) {
  const manifests = ["packages", "services"].flatMap((folder) =>
    namesIn(root + folder).map((name) => `${folder}/${name}/package.json`),
  );
  const files = ["package.json", "package-lock.json", ...manifests];
  // Some packages bring a binary for the platform that they were installed on.
  return `${fingerprint(root, files)} ${process.platform} ${process.arch}\n`;
}

/**
 * Whether somebody ran npm here just so: there is no stamp, and what npm notes of its installation fits the lock.
 * @param {string} root
 */
function isInstalledByHand(root) {
  if (existsSync(root + stampName)) return false;
  const noted = textOf(`${root}node_modules/.package-lock.json`);
  const lock = textOf(`${root}package-lock.json`);
  return noted !== undefined && lock !== undefined && fitsLock(JSON.parse(lock), JSON.parse(noted));
}

/**
 * Whether every package of a lock file is installed in its version; optional ones may be missing.
 * @typedef {{ packages: Record<string, { version?: string, link?: boolean, optional?: boolean, devOptional?: boolean, peer?: boolean }> }} Lock
 * @param {Lock} lock
 * @param {Lock} installed npm's `node_modules/.package-lock.json`
 */
export function fitsLock(lock, installed) {
  return Object.entries(lock.packages).every(([path, wanted]) => {
    if (path === "") return true;
    const found = installed.packages[path];
    if (!found) return Boolean(wanted.optional || wanted.devOptional || wanted.peer);
    return found.version === wanted.version;
  });
}

/**
 * @param {string} root
 * @param {(line: string) => void} say
 */
async function install(root, say) {
  say("Installing the packages that are missing or stale (npm ci; a minute or so) …");
  const startedAt = Date.now();
  // A half-finished installation must not look like a whole one.
  rmSync(root + stampName, { force: true });
  // `NODE_ENV=production` would leave out the pinned Node. `error` silences warnings about this older Node.
  await npm(root, ["ci", "--include=dev", "--no-audit", "--no-fund", "--loglevel=error"]).catch((error) => {
    throw new PrepareError(
      `The packages could not be installed. npm says:\n${error.message}\n\nCheck the network and the free space, and start again.`,
    );
  });
  say(`Installed in ${((Date.now() - startedAt) / 1000).toFixed(1)} s.`);
}

/**
 * The pinned Node comes with an install script, which a person's npm may be set to pass over.
 * @param {string} root
 */
async function ensurePinnedNode(root) {
  const pinned = pinnedNodeOf(root);
  if (existsSync(pinned)) return;
  await npm(root, ["rebuild", "node", "--ignore-scripts=false", "--loglevel=error"]).catch(() => {});
  if (existsSync(pinned) || Number(process.versions.node.split(".")[0]) >= leastNode) return;
  throw new PrepareError(
    `Throughline runs on Node ${leastNode}, which comes as the npm package "node"; its install script did not run, and this is ${process.version}. ` +
      `Run \`npm rebuild node --ignore-scripts=false\`, or install Node ${leastNode} yourself.`,
  );
}

/**
 * The path of the pinned Node.
 * @param {string} root
 */
export function pinnedNodeOf(root) {
  return `${root}node_modules/node/bin/${process.platform === "win32" ? "node.exe" : "node"}`;
}

/**
 * @param {string} root
 * @param {string[]} words
 */
async function npm(root, words) {
  const { command, env } = npmCommand(root, process.env, process.execPath);
  const [program = "npm", ...first] = command;
  return runProgram(program, [...first, ...words], { cwd: root, env, deadlineMs: installDeadlineMs });
}

/**
 * How to run npm so that nothing of it depends on `node_modules`, which `npm ci` deletes first: the npm that
 * runs this script, on the Node that runs that npm; the pinned Node is not to be found on the PATH.
 * @param {string} root
 * @param {NodeJS.ProcessEnv} environment
 * @param {string} ownNode
 * @returns {{ command: string[], env: NodeJS.ProcessEnv }}
 */
export function npmCommand(root, environment, ownNode) {
  const inside = `${root}node_modules${sep}`;
  const path = (environment.PATH ?? "").split(delimiter).filter((folder) => !folder.startsWith(inside));
  const env = { ...environment, PATH: path.join(delimiter) };
  const node = [environment.npm_node_execpath, ownNode].find((each) => each && !each.startsWith(inside));
  const cli = environment.npm_execpath;
  if (!node || !cli || !/^npm(-cli)?\.[cm]?js$/.test(basename(cli))) return { command: ["npm"], env };
  return { command: [node, cli], env };
}
