// @ts-check
import { existsSync, rmSync, writeFileSync } from "node:fs";
import { filesBelow, fingerprint, textOf } from "./fingerprint.mjs";
import { pinnedNodeOf } from "./packages.mjs";
import { PrepareError, runProgram } from "./run-program.mjs";

const buildDeadlineMs = 5 * 60_000;
/** Not in `dist`, which the build empties and the desk serves. */
const stampName = "node_modules/.throughline-page-stamp";

/**
 * Builds the desk's page when it is missing or older than its sources.
 * Throws a `PrepareError` when the build fails.
 * @param {string} root the project's folder, with a slash at its end
 * @param {(line: string) => void} say
 */
export async function preparePage(root, say) {
  // A copy without the page's sources brings the page as it was built.
  if (!existsSync(`${root}services/desk/web/index.html`)) return;
  const wanted = pageFingerprint(root);
  const isBuilt = existsSync(`${root}services/desk/dist/index.html`);
  if (isBuilt && textOf(root + stampName) === wanted) return;
  say("Building the desk's page …");
  const startedAt = Date.now();
  rmSync(root + stampName, { force: true });
  const node = existsSync(pinnedNodeOf(root)) ? pinnedNodeOf(root) : process.execPath;
  const words = [`${root}node_modules/vite/bin/vite.js`, "build", "web", "--logLevel", "warn"];
  await runProgram(node, words, { cwd: `${root}services/desk`, deadlineMs: buildDeadlineMs }).catch(
    (error) => {
      throw new PrepareError(`The desk's page could not be built. Vite says:\n${error.message}`);
    },
  );
  writeFileSync(root + stampName, wanted);
  say(`Built in ${((Date.now() - startedAt) / 1000).toFixed(1)} s.`);
}

/**
 * Over everything that the page is made of.
 * @param {string} root
 */
export function pageFingerprint(root) {
  const sources = [...filesBelow(root, "services/desk/web"), ...filesBelow(root, "packages/contracts/src")];
  return `${fingerprint(root, ["package-lock.json", ...sources])}\n`;
}
