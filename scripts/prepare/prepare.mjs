// @ts-check
import { fileURLToPath } from "node:url";
import { holdLock } from "./lock-file.mjs";
import { preparePackages } from "./packages.mjs";
import { preparePage } from "./page.mjs";
import { prepareRedis } from "./redis.mjs";
import { PrepareError, stopPrograms } from "./run-program.mjs";

const root = fileURLToPath(new URL("../../", import.meta.url));

/**
 * Runs what the words ask for, one at a time on one clone, and ends the process with an exit code.
 * @param {string[]} words `--page`, `--redis`; packages are prepared in any case
 */
export async function main(words) {
  const unknown = words.find((word) => word !== "--page" && word !== "--redis");
  if (unknown !== undefined) fail(`prepare.mjs does not know ${unknown}; it takes --page and --redis.`);
  /** @param {string} line */
  const say = (line) => void process.stderr.write(`${line}\n`);
  /** @type {() => void} */
  let release = () => {};
  for (const [signal, code] of /** @type {const} */ ([
    ["SIGINT", 130],
    ["SIGTERM", 143],
  ])) {
    process.once(signal, () => {
      // What is half done has no stamp, so the next start does it anew.
      stopPrograms();
      release();
      process.exit(code);
    });
  }
  try {
    release = await holdLock(`${root}.throughline/prepare.lock`, say);
    await preparePackages(root, say);
    if (words.includes("--page")) await preparePage(root, say);
    if (words.includes("--redis")) await prepareRedis(say);
  } catch (error) {
    release();
    if (error instanceof PrepareError) fail(error.message);
    throw error;
  }
  release();
}

/**
 * @param {string} message
 * @returns {never}
 */
function fail(message) {
  process.stderr.write(`${message}\n`);
  process.exit(1);
}
